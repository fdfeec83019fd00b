select document, family from merged_families
