"""The preview in a real browser that stays open while files are saved, broken and mended."""

import os
import re
import shutil
import unittest

from playwright.sync_api import sync_playwright

from test_preview import CHAPTER, PAGE, Case

# Milliseconds. Other suites run beside this one on the same cores, and the findings come after the page.
PATIENCE = 60_000
# What the browser says of a page that it leaves while the page's channel is being opened.
LEFT = re.compile(r"WebSocket connection to .* failed: .*(ERR_CONNECTION_RESET|closed before the connection is established)")


class Browser(Case):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.chromium = cls.playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.chromium.close()
        cls.playwright.stop()

    def look(self, preview, page=PAGE, **settings):
        tab = self.chromium.new_page(viewport={"width": 1200, "height": 800}, **settings)
        self.addCleanup(tab.close)
        tab.set_default_timeout(PATIENCE)
        self.trouble = []
        tab.on("console", lambda message: message.type in ("error", "warning") and not LEFT.search(message.text) and self.trouble.append(message.text))
        tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        tab.goto(f"http://127.0.0.1:{preview.port}{page}")
        tab.wait_for_selector(".fv-rot", state="attached")
        return tab

    def save(self, preview, tab, words, text=None):
        """Saves words last in the chapter, or a whole text that holds them, and waits until the browser shows them."""
        preview.save(CHAPTER, text or f"{self.text_at_start}\n\n{words}\n")
        tab.wait_for_function("words => document.querySelector('main').textContent.includes(words)", arg=words)
        tab.wait_for_selector(".fv-rot", state="attached")

    def setUp(self):
        super().setUp()
        self.text_at_start = self.text()

    def test_the_page_loads_itself_and_keeps_the_place(self):
        preview = self.preview()
        tab = self.look(preview)
        self.save(preview, tab, "Första.")
        mark = tab.locator("main h3").nth(6)
        words = mark.text_content()
        mark.evaluate("mark => scrollTo({ top: scrollY + mark.getBoundingClientRect().top - 100, behavior: 'instant' })")
        for number in range(5):
            # Longer and longer above the place where the reader is.
            more = "".join(f"\n\nStycke {index} som inte stod där förut." for index in range(number * 4))
            self.save(preview, tab, f"Sparad {number}.", self.text_at_start.replace("\n## ", f"{more}\n\nSparad {number}.\n\n## ", 1))
            tab.wait_for_function("() => document.readyState === 'complete'")
            top = lambda: tab.locator("main h3", has_text=words).first.evaluate("mark => mark.getBoundingClientRect().top")
            # A save may be two versions to a watcher that is quick: the place is where it comes to rest.
            for _ in range(100):
                if abs(top() - 100) <= 3:
                    break
                tab.wait_for_timeout(50)
            self.assertAlmostEqual(top(), 100, delta=3, msg=f"after save {number}")
        self.assertEqual(self.trouble, [])

    def test_open_details_and_focus_stay(self):
        preview = self.preview()
        tab = self.look(preview, "/mal/4.1/")
        tab.locator("main details").first.evaluate("item => { item.open = true }")
        link = tab.locator("main a").nth(3)
        link.focus()
        before = tab.evaluate("document.activeElement.outerHTML")
        goals = "Content/2023/mal/mal-04.yaml"
        preview.save(goals, self.text(goals).replace("Prognosen är att målet nås helt.", "Prognosen är att målet nås i sin helhet.", 1))
        tab.wait_for_function("() => document.querySelector('main').textContent.includes('i sin helhet')")
        tab.wait_for_selector(".fv-rot", state="attached")
        self.assertTrue(tab.locator("main details").first.evaluate("item => item.open"))
        self.assertEqual(tab.evaluate("document.activeElement.outerHTML"), before)

    def test_errors_lie_over_the_last_good_page(self):
        for scheme in ("light", "dark"):
            with self.subTest(scheme=scheme):
                (self.folder / CHAPTER).write_text(self.text_at_start)
                preview = self.preview()
                tab = self.look(preview, color_scheme=scheme)
                tab.locator("main a").nth(2).focus()
                focused = tab.evaluate("document.activeElement.outerHTML")
                preview.save(CHAPTER, self.text_at_start + "\n\nSe [mål 99](mal:99.9) där. <b>Obs</b>\n")
                box = tab.get_by_role("region", name="Rapporten går inte att bygga")
                box.wait_for(state="visible")
                said = box.text_content()
                for words in ("mål ”99.9” finns inte bland målen för 2023", CHAPTER + ", rad ", "Se [mål 99](mal:99.9) där.", "Gör så här:", "senaste versionen utan fel"):
                    self.assertIn(words, said)
                self.assertEqual(tab.locator(".fv-utdrag mark").first.text_content(), "[mål 99](mal:99.9)")
                self.assertEqual(tab.evaluate("document.activeElement.outerHTML"), focused, "the overlay does not take the focus")
                self.assertIn("En nära tillgänglig region", tab.locator("h1").text_content())
                self.assertGreater(self.contrast(tab), 4.5)
                tab.keyboard.press("Escape")
                box.wait_for(state="hidden")
                tab.get_by_role("button", name="Visa").click()
                box.wait_for(state="visible")
                tab.get_by_role("button", name="Stäng").click()
                box.wait_for(state="hidden")
                self.assertEqual(tab.evaluate("document.activeElement.textContent"), "Visa")
                self.save(preview, tab, f"Rättat och klart ({scheme}).")
                self.assertEqual(tab.get_by_role("region", name="Rapporten går inte att bygga").count(), 0)
                # A warning is a line that can be opened, and lies over nothing by itself.
                tab.locator(".fv-rad span").get_by_text("1 varning", exact=True).wait_for()
                self.assertFalse(tab.locator(".fv-ruta").is_visible())
                self.assertEqual(self.trouble, [])
                preview.end()

    def test_the_overlay_stays_as_the_reader_left_it(self):
        """Warnings come and go, and the error moves down in its file; only another error opens what was shut."""
        preview = self.preview()
        tab = self.look(preview)
        box = tab.get_by_role("region", name="Rapporten går inte att bygga")
        told = tab.locator(".fv-rad span")

        def save(words, tells):
            preview.save(CHAPTER, f"{self.text_at_start}\n\n{words}\n")
            told.get_by_text(tells, exact=True).wait_for()

        error, slip = "Se [mål 99](mal:99.9) där.", "##Rubrik"
        save(error, "1 fel, 1 varning")
        box.wait_for(state="visible")
        tab.keyboard.press("Escape")
        save(f"{slip}\n\n{error}", "1 fel, 2 varningar")
        self.assertTrue(box.is_hidden())
        tab.get_by_role("button", name="Visa").click()
        box.wait_for(state="visible")
        save(error, "1 fel, 1 varning")
        self.assertTrue(box.is_visible())
        tab.reload()
        box.wait_for(state="visible")
        tab.get_by_role("button", name="Stäng").click()
        save(f"{error} Se [mål 98](mal:98.9).", "2 fel, 1 varning")
        box.wait_for(state="visible")
        # The same error made once more, after it was mended, is told once more.
        tab.keyboard.press("Escape")
        self.save(preview, tab, "Rättat.")
        save(f"{error} Se [mål 98](mal:98.9).", "2 fel, 1 varning")
        box.wait_for(state="visible")
        self.assertEqual(self.trouble, [])

    def contrast(self, tab):
        """The lowest contrast of a text in the overlay against its ground."""
        return tab.evaluate("""() => {
            const parse = color => color.match(/[\\d.]+/g).map(Number);
            const light = color => { const [r, g, b] = parse(color).slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 }); return .2126 * r + .7152 * g + .0722 * b };
            const ground = element => { for (; element; element = element.parentElement) { const color = getComputedStyle(element).backgroundColor; if ((parse(color)[3] ?? 1) > 0) return color } };
            return Math.min(...[...document.querySelectorAll('.fv-ruta *')].filter(item => item.textContent.trim()).map(item => {
                const [a, b] = [light(getComputedStyle(item).color), light(ground(item))].sort((x, y) => y - x); return (a + .05) / (b + .05) }));
        }""")

    def test_errors_from_the_start_and_recovery(self):
        (self.folder / CHAPTER).write_text(self.text_at_start.replace("titel:", "titl:", 1))
        preview = self.preview()
        tab = self.chromium.new_page()
        self.addCleanup(tab.close)
        tab.set_default_timeout(PATIENCE)
        tab.goto(f"http://127.0.0.1:{preview.port}{PAGE}")
        self.assertEqual(tab.locator("h1").text_content(), "Rapporten går inte att visa än")
        preview.save(CHAPTER, self.text_at_start)
        tab.wait_for_function("() => document.querySelector('h1').textContent.includes('En nära tillgänglig region')")

    def test_other_problems_on_the_page_that_only_shows_problems(self):
        """Its list follows what is saved, too."""
        (self.folder / CHAPTER).write_text(self.text_at_start.replace("titel:", "titl:", 1))
        preview = self.preview()
        tab = self.chromium.new_page()
        self.addCleanup(tab.close)
        tab.set_default_timeout(PATIENCE)
        tab.goto(f"http://127.0.0.1:{preview.port}/")
        self.assertIn("titl", tab.locator("main").text_content())
        preview.save(CHAPTER, self.text_at_start.replace("nummer:", "numer:", 1))
        tab.wait_for_function("() => document.querySelector('main').textContent.includes('numer')")

    def test_the_page_of_the_reports_state(self):
        preview = self.preview()
        tab = self.look(preview, "/_forhandsvisning/fel")
        loads = []
        tab.on("load", lambda _: loads.append(1))
        self.assertIn("Den uppgivna summan", tab.locator("main").text_content())
        tab.wait_for_timeout(700)
        self.assertLessEqual(len(loads), 1, "it does not load itself in vain")
        preview.save(CHAPTER, self.text_at_start + "\n\nSe [mål 99](mal:99.9).\n")
        tab.wait_for_function("() => document.querySelector('main').textContent.includes('mål ”99.9” finns inte')")
        self.assertFalse(tab.locator(".fv-ruta").is_visible())
        # The findings of all other pages may come in this moment: whoever follows a link is not taken back.
        tab.get_by_role("link", name="kapitel/nara-tillganglig-region/").click()
        tab.wait_for_url(f"**{PAGE}")
        tab.get_by_role("region", name="Rapporten går inte att bygga").wait_for(state="visible")
        self.assertEqual(self.trouble, [])

    def test_the_end_and_a_new_beginning(self):
        preview = self.preview("--port", "18330")
        tab = self.look(preview)
        preview.end()
        tab.get_by_text("Förhandsvisningen är avslutad.").wait_for(state="visible")
        preview = self.preview("--port", str(preview.port))
        tab.get_by_text("Förhandsvisningen är avslutad.").wait_for(state="detached", timeout=PATIENCE)
        self.save(preview, tab, "Efter en ny start.")

    def test_many_changes_while_it_stays_open(self):
        """Saved, broken, renamed and mended; ROUNDS=250 makes a thousand changes, each seen in the browser."""
        preview = self.preview()
        tab = self.look(preview)
        box = tab.get_by_role("region", name="Rapporten går inte att bygga")
        renamed = CHAPTER.replace("/3-", "/33-")
        path, other = self.folder / CHAPTER, self.folder / renamed
        for number in range(int(os.environ.get("ROUNDS", 8))):
            self.save(preview, tab, f"Gång {number}, hel.")
            preview.save(CHAPTER, f"{self.text_at_start}\n\nSe [x](mal:99.{number}).\n")
            box.filter(has_text=f"mål ”99.{number}” finns inte").wait_for(state="visible")
            self.assertIn(f"Gång {number}, hel.", tab.locator("main").text_content())
            os.rename(path, other)
            box.filter(has_text=renamed).wait_for(state="visible")
            preview.save(renamed, f"{self.text_at_start}\n\nGång {number}, rättad.\n")
            tab.wait_for_function("words => document.querySelector('main').textContent.includes(words)", arg=f"Gång {number}, rättad.")
            box.wait_for(state="hidden")
            os.rename(other, path)
            if number % 50 == 0 and "ROUNDS" in os.environ:
                print(f"after {number * 4} changes {preview.memory() / 1024:.1f} MiB", flush=True)
        self.assertEqual(self.trouble, [])

    def test_eight_tabs_at_once(self):
        """A browser opens six connections to a server at a time; the channels are not among them."""
        preview = self.preview()
        context = self.chromium.new_context()
        context.set_default_timeout(PATIENCE)
        self.addCleanup(context.close)
        tabs = [context.new_page() for _ in range(8)]
        for tab in tabs:
            tab.goto(f"http://127.0.0.1:{preview.port}{PAGE}")
        preview.save(CHAPTER, self.text_at_start + "\n\nTill alla åtta.\n")
        for tab in tabs:
            tab.wait_for_function("() => document.querySelector('main').textContent.includes('Till alla åtta.')")


if __name__ == "__main__":
    unittest.main()
