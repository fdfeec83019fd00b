select citing, cited, origin from oecd_named
