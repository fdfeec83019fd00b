from ..browser.conftest import browser, open_page
from ..report.standin import context
def test_x(open_page):
    o = open_page("<html data-ready=true><body>hi")
    assert o.page.inner_text("body") == "hi"
