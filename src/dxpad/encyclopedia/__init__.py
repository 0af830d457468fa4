"""Articles, links and search over the same knowledge as the differential."""

from dxpad.encyclopedia.article import Article, article
from dxpad.encyclopedia.export import html, json_ld, markdown
from dxpad.encyclopedia.search import search

__all__ = ["Article", "article", "html", "json_ld", "markdown", "search"]
