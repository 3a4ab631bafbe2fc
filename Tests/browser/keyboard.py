"""Keyboard only: Tab through a whole page, the skip link, and what opens by Enter."""


def problems(tab):
    tab.look(1440)
    return skip_link(tab) + walk(tab) + opening(tab)


def skip_link(tab):
    """The first Tab shows the skip link; Enter moves to the content, and Tab goes on from there."""
    page = tab.page
    tab.ask("stops")
    page.keyboard.press("Tab")
    if not page.evaluate("() => document.activeElement.matches('.skip-link')"):
        return ["the first Tab does not reach the skip link"]
    found = tab.ask("stop")["problems"]
    page.keyboard.press("Enter")
    tab.settle()
    if not page.evaluate("() => document.activeElement.matches('main')"):
        return found + ["the skip link does not lead to the content"]
    page.keyboard.press("Tab")
    if not page.evaluate("() => !document.querySelector('main a[href]') || document.activeElement.closest('main') !== null"):
        found.append("after the skip link, Tab leaves the content")
    return found


def walk(tab):
    """Tab until focus leaves the page: every stop once, in the order of the document, and in sight."""
    tab.page.evaluate("() => history.replaceState(null, '', location.pathname)")
    tab.page.reload()
    tab.renew()
    names = tab.ask("stops")
    found, reached, last = [], set(), -1
    for _ in range(len(names) + 5):
        tab.page.keyboard.press("Tab")
        stop = tab.ask("stop")
        if stop is None or stop["index"] in reached:
            break
        found += stop["problems"]
        if stop["index"] < 0:
            found.append(f"{stop['name']} takes focus but is not a stop")
            continue
        if stop["index"] < last:
            found.append(f"{stop['name']} comes after {names[last]}")
        last = stop["index"]
        reached.add(last)
    return found + [f"Tab never reaches {name}" for index, name in enumerate(names) if index not in reached]


def opening(tab, most=3):
    """`details` open by Enter, and close."""
    found = []
    page = tab.page
    for details in page.query_selector_all("details:not([open])")[:most]:
        if not details.is_visible():
            continue
        details.query_selector("summary").focus()
        for wanted in (True, False):
            page.keyboard.press("Enter")
            if details.evaluate("details => details.open") != wanted:
                found.append(f"Enter does not {'open' if wanted else 'close'} {details.evaluate('probe.describe')}")
    return found
