select text, patent from texts join patents using (document) where text <> document
