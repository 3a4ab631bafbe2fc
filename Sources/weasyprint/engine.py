"""What WeasyPrint 70.0 lays out wrongly, mended where it stands in its code.

A version that has other code is left as it is: the report is printed all the same, and Tests/pdf says what it costs.
"""

import inspect

from weasyprint.layout import block


def mend():
    # To make room for a line it sends the page's notes on to the next page, and leaves them there when the line
    # itself is taken back: notes are parted from their words.
    change(
        '_linebox_layout', 'report = not context.in_column and can_break_now and not could_break_before', 'report = False')
    # Margins next to a page break are to be dropped (CSS Fragmentation 5.2); inside what began on an earlier page it
    # keeps them, so that headings and rules stand lower on some pages than on others.
    change(
        'block_level_layout',
        'collapse_with_page = (\n                containing_block.is_for_root_element or adjoining_margins)',
        'collapse_with_page = True')


def change(function, old, new):
    code = inspect.getsource(getattr(block, function))
    if code.count(old) == 1:
        exec(compile(code.replace(old, new), block.__file__, 'exec'), vars(block))
