"""From a parsed page to the fields of an article: one module a field, each an ordered list of named rules, the winner's name kept.

`region` where the body sits · `furniture` what is not it · `templates` what several pages of a site teach · `kind` article or listing ·
`title` `published` `tags` `author` `lead` `body` `attachments` `language` `canonical` the fields · `participants` `events` what the text tells
"""
