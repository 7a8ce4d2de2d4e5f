"""The structure of a page as people save it: zones, fields, credited authors, affiliations, references."""
