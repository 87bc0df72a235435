"""Pictures as inline SVG: no script, no style of their own (the style sheet dresses their classes), every text escaped, a description for those who hear the page.

`svg` elements · `bars` counts over months or names · `network` who met whom · `rhythm` a site's publications and visits
"""
