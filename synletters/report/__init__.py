"""Figures -> one self-contained HTML page: no script, no font, no file but itself; it makes no request when
it is opened.

``html.write_html`` turns the report of an evaluation, of a sweep or of a rewriting run into a page;
``synletters report`` does so again.
"""
