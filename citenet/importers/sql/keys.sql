select text, patent from texts join numbered using (document)
