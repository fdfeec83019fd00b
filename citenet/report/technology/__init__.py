"""Where does a country stand in one technology? The page that answers a policy maker's questions one by one."""

from citenet.report.technology.page import technology_page

__all__ = ["technology_page"]
