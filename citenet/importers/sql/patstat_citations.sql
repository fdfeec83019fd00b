select citing, cited, origin from patstat_links where cited is not null
