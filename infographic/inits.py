"""The ``__init__`` of the records that every render has many of, written out (see ``record``).

Made by ``pytest tests/test_record.py --update``: compiling them took 6 ms of every start.
"""

# fmt: off
# mypy: ignore-errors
# ruff: noqa

READY = {}
def _0(_d_face, _d_gap, _d_ink, _d_leading, _d_least, _d_origin, _d_size, _d_tracking, _d_weight, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, face=_d_face, weight=_d_weight, size=_d_size, least=_d_least, ink=_d_ink, leading=_d_leading, tracking=_d_tracking, gap=_d_gap): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'face': face, 'weight': weight, 'size': size, 'least': least, 'ink': ink, 'leading': leading, 'tracking': tracking, 'gap': gap})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, face=_d_face, weight=_d_weight, size=_d_size, least=_d_least, ink=_d_ink, leading=_d_leading, tracking=_d_tracking, gap=_d_gap):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'face': face, 'weight': weight, 'size': size, 'least': least, 'ink': ink, 'leading': leading, 'tracking': tracking, 'gap': gap})"] = _0
def _1(_d_family, _d_file, _d_index, _d_origin, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, family=_d_family, file=_d_file, index=_d_index): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'family': family, 'file': file, 'index': index})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, family=_d_family, file=_d_file, index=_d_index):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'family': family, 'file': file, 'index': index})"] = _1
def _2(_d_alt, _d_bleed, _d_depth, _d_origin, _d_view, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, file, alt=_d_alt, view=_d_view, depth=_d_depth, bleed=_d_bleed): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'file': file, 'alt': alt, 'view': view, 'depth': depth, 'bleed': bleed})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, file, alt=_d_alt, view=_d_view, depth=_d_depth, bleed=_d_bleed):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'file': file, 'alt': alt, 'view': view, 'depth': depth, 'bleed': bleed})"] = _2
def _3(_d_columns, _d_level, _d_mirror, _d_origin, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, items, columns=_d_columns, mirror=_d_mirror, level=_d_level): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'columns': columns, 'mirror': mirror, 'level': level})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, items, columns=_d_columns, mirror=_d_mirror, level=_d_level):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'columns': columns, 'mirror': mirror, 'level': level})"] = _3
def _4(_d_gap, _d_origin, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, items, gap=_d_gap): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'gap': gap})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, items, gap=_d_gap):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'gap': gap})"] = _4
def _5(_d_columns, _d_heroes, _d_inks, _d_labels, _d_lead, _d_origin, _d_spans, _d_tiles, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, items, heroes=_d_heroes, tiles=_d_tiles, lead=_d_lead, spans=_d_spans, inks=_d_inks, columns=_d_columns, labels=_d_labels): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'heroes': heroes, 'tiles': tiles, 'lead': lead, 'spans': spans, 'inks': inks, 'columns': columns, 'labels': labels})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, items, heroes=_d_heroes, tiles=_d_tiles, lead=_d_lead, spans=_d_spans, inks=_d_inks, columns=_d_columns, labels=_d_labels):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'heroes': heroes, 'tiles': tiles, 'lead': lead, 'spans': spans, 'inks': inks, 'columns': columns, 'labels': labels})"] = _5
def _6(_d_icon, _d_origin, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, label, icon=_d_icon): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'icon': icon})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, label, icon=_d_icon):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'icon': icon})"] = _6
def _7(_d_origin, _d_source, _d_value, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, label, value=_d_value, source=_d_source): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'value': value, 'source': source})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, label, value=_d_value, source=_d_source):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'value': value, 'source': source})"] = _7
def _8(_d_change, _d_icon, _d_last, _d_missing, _d_note, _d_origin, _d_phrase, _d_qualifier, _d_unit, _d_value, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, label, value=_d_value, unit=_d_unit, qualifier=_d_qualifier, phrase=_d_phrase, change=_d_change, note=_d_note, last=_d_last, icon=_d_icon, missing=_d_missing): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'value': value, 'unit': unit, 'qualifier': qualifier, 'phrase': phrase, 'change': change, 'note': note, 'last': last, 'icon': icon, 'missing': missing})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, label, value=_d_value, unit=_d_unit, qualifier=_d_qualifier, phrase=_d_phrase, change=_d_change, note=_d_note, last=_d_last, icon=_d_icon, missing=_d_missing):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'value': value, 'unit': unit, 'qualifier': qualifier, 'phrase': phrase, 'change': change, 'note': note, 'last': last, 'icon': icon, 'missing': missing})"] = _8
def _9(_d_backdrop, _d_blank, _d_flow, _d_margin, _d_master, _d_origin, _d_rows, _d_section, _d_spread, _d_starts, _d_tint, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, rows=_d_rows, flow=_d_flow, spread=_d_spread, blank=_d_blank, master=_d_master, margin=_d_margin, tint=_d_tint, backdrop=_d_backdrop, section=_d_section, starts=_d_starts): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'rows': rows, 'flow': flow, 'spread': spread, 'blank': blank, 'master': master, 'margin': margin, 'tint': tint, 'backdrop': backdrop, 'section': section, 'starts': starts})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, rows=_d_rows, flow=_d_flow, spread=_d_spread, blank=_d_blank, master=_d_master, margin=_d_margin, tint=_d_tint, backdrop=_d_backdrop, section=_d_section, starts=_d_starts):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'rows': rows, 'flow': flow, 'spread': spread, 'blank': blank, 'master': master, 'margin': margin, 'tint': tint, 'backdrop': backdrop, 'section': section, 'starts': starts})"] = _9
def _10(_d_background, _d_bleed, _d_fill, _d_gap, _d_height, _d_keep, _d_lang, _d_order, _d_origin, _d_overlap, _d_pad, _d_span, _d_stretch, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, span=_d_span, height=_d_height, order=_d_order, background=_d_background, bleed=_d_bleed, pad=_d_pad, gap=_d_gap, overlap=_d_overlap, stretch=_d_stretch, fill=_d_fill, lang=_d_lang, keep=_d_keep): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'span': span, 'height': height, 'order': order, 'background': background, 'bleed': bleed, 'pad': pad, 'gap': gap, 'overlap': overlap, 'stretch': stretch, 'fill': fill, 'lang': lang, 'keep': keep})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, span=_d_span, height=_d_height, order=_d_order, background=_d_background, bleed=_d_bleed, pad=_d_pad, gap=_d_gap, overlap=_d_overlap, stretch=_d_stretch, fill=_d_fill, lang=_d_lang, keep=_d_keep):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'span': span, 'height': height, 'order': order, 'background': background, 'bleed': bleed, 'pad': pad, 'gap': gap, 'overlap': overlap, 'stretch': stretch, 'fill': fill, 'lang': lang, 'keep': keep})"] = _10
def _11(_d_head, _d_origin, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, text, head=_d_head): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'text': text, 'head': head})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, text, head=_d_head):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'text': text, 'head': head})"] = _11
def _12(_d_ink, _d_origin, _d_tab, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, title, tab=_d_tab, ink=_d_ink): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'tab': tab, 'ink': ink})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, title, tab=_d_tab, ink=_d_ink):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'tab': tab, 'ink': ink})"] = _12
def _13(_d_origin, _d_points, _d_text, _d_title, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, title=_d_title, text=_d_text, points=_d_points): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'text': text, 'points': points})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, title=_d_title, text=_d_text, points=_d_points):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'text': text, 'points': points})"] = _13
def _14(_d_columns, _d_cut, _d_heading, _d_heading_ink, _d_indent, _d_ink, _d_lettering, _d_level, _d_origin, _d_plate, _d_points, _d_role, _d_side, _d_text, _d_title, _f_places, _missing, _set):
    def __init__(self, *, origin=_d_origin, places=_missing, title=_d_title, text=_d_text, points=_d_points, heading=_d_heading, columns=_d_columns, cut=_d_cut, ink=_d_ink, heading_ink=_d_heading_ink, lettering=_d_lettering, role=_d_role, side=_d_side, level=_d_level, plate=_d_plate, indent=_d_indent): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'text': text, 'points': points, 'heading': heading, 'columns': columns, 'cut': cut, 'ink': ink, 'heading_ink': heading_ink, 'lettering': lettering, 'role': role, 'side': side, 'level': level, 'plate': plate, 'indent': indent})
    return __init__
READY["def __init__(self, *, origin=_d_origin, places=_missing, title=_d_title, text=_d_text, points=_d_points, heading=_d_heading, columns=_d_columns, cut=_d_cut, ink=_d_ink, heading_ink=_d_heading_ink, lettering=_d_lettering, role=_d_role, side=_d_side, level=_d_level, plate=_d_plate, indent=_d_indent):\n _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'text': text, 'points': points, 'heading': heading, 'columns': columns, 'cut': cut, 'ink': ink, 'heading_ink': heading_ink, 'lettering': lettering, 'role': role, 'side': side, 'level': level, 'plate': plate, 'indent': indent})"] = _14
def _15(_s_across, _s_down):
    def __init__(self, across, down): _s_across(self, across); _s_down(self, down)
    return __init__
READY['def __init__(self, across, down):\n _s_across(self, across)\n _s_down(self, down)'] = _15
def _16(_s_box):
    def __init__(self, box): _s_box(self, box)
    return __init__
READY['def __init__(self, box):\n _s_box(self, box)'] = _16
def _17(_d_overprint, _d_spot, _d_technical, _s_cmyk, _s_overprint, _s_spot, _s_technical):
    def __init__(self, cmyk, spot=_d_spot, overprint=_d_overprint, technical=_d_technical): _s_cmyk(self, cmyk); _s_spot(self, spot); _s_overprint(self, overprint); _s_technical(self, technical)
    return __init__
READY['def __init__(self, cmyk, spot=_d_spot, overprint=_d_overprint, technical=_d_technical):\n _s_cmyk(self, cmyk)\n _s_spot(self, spot)\n _s_overprint(self, overprint)\n _s_technical(self, technical)'] = _17
def _18(_d__count, _d_content, _d_contentless, _d_vocabulary, _f__open, _f_custom, _f_names, _f_notes, _f_overprinting, _f_overprints, _missing):
    def __init__(self, content=_d_content, names=_missing, custom=_missing, vocabulary=_d_vocabulary, contentless=_d_contentless, notes=_missing, overprints=_missing, overprinting=_missing, _open=_missing, _count=_d__count): self.content = content; self.names = _f_names() if names is _missing else names; self.custom = _f_custom() if custom is _missing else custom; self.vocabulary = vocabulary; self.contentless = contentless; self.notes = _f_notes() if notes is _missing else notes; self.overprints = _f_overprints() if overprints is _missing else overprints; self.overprinting = _f_overprinting() if overprinting is _missing else overprinting; self._open = _f__open() if _open is _missing else _open; self._count = _count
    return __init__
READY['def __init__(self, content=_d_content, names=_missing, custom=_missing, vocabulary=_d_vocabulary, contentless=_d_contentless, notes=_missing, overprints=_missing, overprinting=_missing, _open=_missing, _count=_d__count):\n self.content = content\n self.names = _f_names() if names is _missing else names\n self.custom = _f_custom() if custom is _missing else custom\n self.vocabulary = vocabulary\n self.contentless = contentless\n self.notes = _f_notes() if notes is _missing else notes\n self.overprints = _f_overprints() if overprints is _missing else overprints\n self.overprinting = _f_overprinting() if overprinting is _missing else overprinting\n self._open = _f__open() if _open is _missing else _open\n self._count = _count'] = _18
def _19(_d_role, _set):
    def __init__(self, ctx, paragraph, pitch, role=_d_role): _set(self, '__dict__', {'ctx': ctx, 'paragraph': paragraph, 'pitch': pitch, 'role': role})
    return __init__
READY["def __init__(self, ctx, paragraph, pitch, role=_d_role):\n _set(self, '__dict__', {'ctx': ctx, 'paragraph': paragraph, 'pitch': pitch, 'role': role})"] = _19
def _20(_d_again, _d_close, _d_flaws, _d_gaping, _d_loose, _d_splits, _set):
    def __init__(self, depth, space, after, feed, role, key, draw, splits=_d_splits, again=_d_again, flaws=_d_flaws, loose=_d_loose, close=_d_close, gaping=_d_gaping): _set(self, '__dict__', {'depth': depth, 'space': space, 'after': after, 'feed': feed, 'role': role, 'key': key, 'draw': draw, 'splits': splits, 'again': again, 'flaws': flaws, 'loose': loose, 'close': close, 'gaping': gaping})
    return __init__
READY["def __init__(self, depth, space, after, feed, role, key, draw, splits=_d_splits, again=_d_again, flaws=_d_flaws, loose=_d_loose, close=_d_close, gaping=_d_gaping):\n _set(self, '__dict__', {'depth': depth, 'space': space, 'after': after, 'feed': feed, 'role': role, 'key': key, 'draw': draw, 'splits': splits, 'again': again, 'flaws': flaws, 'loose': loose, 'close': close, 'gaping': gaping})"] = _20
def _21(_d_span, _d_vertical, _s_face, _s_glyphs, _s_ink, _s_size, _s_span, _s_vertical, _s_x, _s_y):
    def __init__(self, face, size, ink, x, y, glyphs, vertical=_d_vertical, span=_d_span): _s_face(self, face); _s_size(self, size); _s_ink(self, ink); _s_x(self, x); _s_y(self, y); _s_glyphs(self, glyphs); _s_vertical(self, vertical); _s_span(self, span)
    return __init__
READY['def __init__(self, face, size, ink, x, y, glyphs, vertical=_d_vertical, span=_d_span):\n _s_face(self, face)\n _s_size(self, size)\n _s_ink(self, ink)\n _s_x(self, x)\n _s_y(self, y)\n _s_glyphs(self, glyphs)\n _s_vertical(self, vertical)\n _s_span(self, span)'] = _21
def _22(_d_dots, _d_gap, _d_lang, _d_rise, _d_scale, _d_tracking, _f_features, _missing, _set):
    def __init__(self, faces, ink, scale=_d_scale, tracking=_d_tracking, gap=_d_gap, features=_missing, rise=_d_rise, dots=_d_dots, lang=_d_lang): _set(self, '__dict__', {'faces': faces, 'ink': ink, 'scale': scale, 'tracking': tracking, 'gap': gap, 'features': _f_features() if features is _missing else features, 'rise': rise, 'dots': dots, 'lang': lang})
    return __init__
READY["def __init__(self, faces, ink, scale=_d_scale, tracking=_d_tracking, gap=_d_gap, features=_missing, rise=_d_rise, dots=_d_dots, lang=_d_lang):\n _set(self, '__dict__', {'faces': faces, 'ink': ink, 'scale': scale, 'tracking': tracking, 'gap': gap, 'features': _f_features() if features is _missing else features, 'rise': rise, 'dots': dots, 'lang': lang})"] = _22
def _23(_s_fields, _s_parts, _s_required):
    def __init__(self, fields, required, parts): _s_fields(self, fields); _s_required(self, required); _s_parts(self, parts)
    return __init__
READY['def __init__(self, fields, required, parts):\n _s_fields(self, fields)\n _s_required(self, required)\n _s_parts(self, parts)'] = _23
def _24(_d_cap, _d_dash, _d_fill, _d_fill_ink, _d_font, _d_join, _d_op_fill, _d_op_stroke, _d_stroke, _d_width):
    def __init__(self, fill=_d_fill, fill_ink=_d_fill_ink, stroke=_d_stroke, width=_d_width, cap=_d_cap, join=_d_join, dash=_d_dash, font=_d_font, op_fill=_d_op_fill, op_stroke=_d_op_stroke): self.fill = fill; self.fill_ink = fill_ink; self.stroke = stroke; self.width = width; self.cap = cap; self.join = join; self.dash = dash; self.font = font; self.op_fill = op_fill; self.op_stroke = op_stroke
    return __init__
READY['def __init__(self, fill=_d_fill, fill_ink=_d_fill_ink, stroke=_d_stroke, width=_d_width, cap=_d_cap, join=_d_join, dash=_d_dash, font=_d_font, op_fill=_d_op_fill, op_stroke=_d_op_stroke):\n self.fill = fill\n self.fill_ink = fill_ink\n self.stroke = stroke\n self.width = width\n self.cap = cap\n self.join = join\n self.dash = dash\n self.font = font\n self.op_fill = op_fill\n self.op_stroke = op_stroke'] = _24
def _25(_set):
    def __init__(self, fonts): _set(self, '__dict__', {'fonts': fonts})
    return __init__
READY["def __init__(self, fonts):\n _set(self, '__dict__', {'fonts': fonts})"] = _25
def _26(_d_inner, _d_names, _d_read, _d_words, _s_form, _s_inner, _s_names, _s_read, _s_words):
    def __init__(self, form, inner=_d_inner, words=_d_words, read=_d_read, names=_d_names): _s_form(self, form); _s_inner(self, inner); _s_words(self, words); _s_read(self, read); _s_names(self, names)
    return __init__
READY['def __init__(self, form, inner=_d_inner, words=_d_words, read=_d_read, names=_d_names):\n _s_form(self, form)\n _s_inner(self, inner)\n _s_words(self, words)\n _s_read(self, read)\n _s_names(self, names)'] = _26
def _27(_d_around, _d_bleed, _d_marks, _s_around, _s_bleed, _s_frame, _s_marks):
    def __init__(self, frame, bleed=_d_bleed, marks=_d_marks, around=_d_around): _s_frame(self, frame); _s_bleed(self, bleed); _s_marks(self, marks); _s_around(self, around)
    return __init__
READY['def __init__(self, frame, bleed=_d_bleed, marks=_d_marks, around=_d_around):\n _s_frame(self, frame)\n _s_bleed(self, bleed)\n _s_marks(self, marks)\n _s_around(self, around)'] = _27
def _28(_d_added, _d_around, _d_explained, _d_fill, _d_live, _d_marks, _d_number, _s_added, _s_around, _s_explained, _s_fill, _s_frame, _s_limit, _s_live, _s_marks, _s_notes, _s_number, _s_rows, _s_size, _s_spare):
    def __init__(self, frame, notes, size, spare, rows, limit, number=_d_number, fill=_d_fill, explained=_d_explained, live=_d_live, added=_d_added, marks=_d_marks, around=_d_around): _s_frame(self, frame); _s_notes(self, notes); _s_size(self, size); _s_spare(self, spare); _s_rows(self, rows); _s_limit(self, limit); _s_number(self, number); _s_fill(self, fill); _s_explained(self, explained); _s_live(self, live); _s_added(self, added); _s_marks(self, marks); _s_around(self, around)
    return __init__
READY['def __init__(self, frame, notes, size, spare, rows, limit, number=_d_number, fill=_d_fill, explained=_d_explained, live=_d_live, added=_d_added, marks=_d_marks, around=_d_around):\n _s_frame(self, frame)\n _s_notes(self, notes)\n _s_size(self, size)\n _s_spare(self, spare)\n _s_rows(self, rows)\n _s_limit(self, limit)\n _s_number(self, number)\n _s_fill(self, fill)\n _s_explained(self, explained)\n _s_live(self, live)\n _s_added(self, added)\n _s_marks(self, marks)\n _s_around(self, around)'] = _28
def _29(_d_fill, _d_flaws, _d_rest, _s_fill, _s_flaws, _s_frame, _s_rest):
    def __init__(self, frame, rest=_d_rest, flaws=_d_flaws, fill=_d_fill): _s_frame(self, frame); _s_rest(self, rest); _s_flaws(self, flaws); _s_fill(self, fill)
    return __init__
READY['def __init__(self, frame, rest=_d_rest, flaws=_d_flaws, fill=_d_fill):\n _s_frame(self, frame)\n _s_rest(self, rest)\n _s_flaws(self, flaws)\n _s_fill(self, fill)'] = _29
def _30(_d_cap, _d_dash, _d_join, _s_cap, _s_dash, _s_ink, _s_join, _s_width):
    def __init__(self, ink, width, cap=_d_cap, join=_d_join, dash=_d_dash): _s_ink(self, ink); _s_width(self, width); _s_cap(self, cap); _s_join(self, join); _s_dash(self, dash)
    return __init__
READY['def __init__(self, ink, width, cap=_d_cap, join=_d_join, dash=_d_dash):\n _s_ink(self, ink)\n _s_width(self, width)\n _s_cap(self, cap)\n _s_join(self, join)\n _s_dash(self, dash)'] = _30
def _31(_set):
    def __init__(self, item, role, x, width, ground, label, parts, notes): _set(self, '__dict__', {'item': item, 'role': role, 'x': x, 'width': width, 'ground': ground, 'label': label, 'parts': parts, 'notes': notes})
    return __init__
READY["def __init__(self, item, role, x, width, ground, label, parts, notes):\n _set(self, '__dict__', {'item': item, 'role': role, 'x': x, 'width': width, 'ground': ground, 'label': label, 'parts': parts, 'notes': notes})"] = _31
def _32(_d_alpha, _d_clip, _d_transform, _s_alpha, _s_clip, _s_items, _s_transform):
    def __init__(self, items, transform=_d_transform, clip=_d_clip, alpha=_d_alpha): _s_items(self, items); _s_transform(self, transform); _s_clip(self, clip); _s_alpha(self, alpha)
    return __init__
READY['def __init__(self, items, transform=_d_transform, clip=_d_clip, alpha=_d_alpha):\n _s_items(self, items)\n _s_transform(self, transform)\n _s_clip(self, clip)\n _s_alpha(self, alpha)'] = _32
def _33(_d_page, _d_uri, _s_items, _s_page, _s_uri):
    def __init__(self, items, uri=_d_uri, page=_d_page): _s_items(self, items); _s_uri(self, uri); _s_page(self, page); self.__post_init__()
    return __init__
READY['def __init__(self, items, uri=_d_uri, page=_d_page):\n _s_items(self, items)\n _s_uri(self, uri)\n _s_page(self, page)\n self.__post_init__()'] = _33
def _34(_s_key, _s_key_span, _s_value):
    def __init__(self, key, key_span, value): _s_key(self, key); _s_key_span(self, key_span); _s_value(self, value)
    return __init__
READY['def __init__(self, key, key_span, value):\n _s_key(self, key)\n _s_key_span(self, key_span)\n _s_value(self, value)'] = _34
def _35(_d_transform, _s_coords, _s_kind, _s_stops, _s_transform):
    def __init__(self, kind, coords, stops, transform=_d_transform): _s_kind(self, kind); _s_coords(self, coords); _s_stops(self, stops); _s_transform(self, transform)
    return __init__
READY['def __init__(self, kind, coords, stops, transform=_d_transform):\n _s_kind(self, kind)\n _s_coords(self, coords)\n _s_stops(self, stops)\n _s_transform(self, transform)'] = _35
def _36(_s_label, _s_page):
    def __init__(self, label, page): _s_label(self, label); _s_page(self, page)
    return __init__
READY['def __init__(self, label, page):\n _s_label(self, label)\n _s_page(self, page)'] = _36
def _37(_d__parts, _f__references, _missing):
    def __init__(self, label, shared, _references=_missing, _parts=_d__parts): self.label = label; self.shared = shared; self._references = _f__references() if _references is _missing else _references; self._parts = _parts
    return __init__
READY['def __init__(self, label, shared, _references=_missing, _parts=_d__parts):\n self.label = label\n self.shared = shared\n self._references = _f__references() if _references is _missing else _references\n self._parts = _parts'] = _37
def _38(_f_known, _missing, _set):
    def __init__(self, leaf, ctx, sizes, known=_missing): _set(self, '__dict__', {'leaf': leaf, 'ctx': ctx, 'sizes': sizes, 'known': _f_known() if known is _missing else known})
    return __init__
READY["def __init__(self, leaf, ctx, sizes, known=_missing):\n _set(self, '__dict__', {'leaf': leaf, 'ctx': ctx, 'sizes': sizes, 'known': _f_known() if known is _missing else known})"] = _38
def _39(_s_left, _s_level, _s_page, _s_text, _s_top):
    def __init__(self, level, text, page, left, top): _s_level(self, level); _s_text(self, text); _s_page(self, page); _s_left(self, left); _s_top(self, top)
    return __init__
READY['def __init__(self, level, text, page, left, top):\n _s_level(self, level)\n _s_text(self, text)\n _s_page(self, page)\n _s_left(self, left)\n _s_top(self, top)'] = _39
def _40(_set):
    def __init__(self, model, ctx, items, per_row, width): _set(self, '__dict__', {'model': model, 'ctx': ctx, 'items': items, 'per_row': per_row, 'width': width})
    return __init__
READY["def __init__(self, model, ctx, items, per_row, width):\n _set(self, '__dict__', {'model': model, 'ctx': ctx, 'items': items, 'per_row': per_row, 'width': width})"] = _40
def _41(_d_span, _s_art, _s_name, _s_span):
    def __init__(self, name, art, span=_d_span): _s_name(self, name); _s_art(self, art); _s_span(self, span)
    return __init__
READY['def __init__(self, name, art, span=_d_span):\n _s_name(self, name)\n _s_art(self, art)\n _s_span(self, span)'] = _41
def _42(_d_overprint, _d_spot, _d_technical, _d_tint, _set):
    def __init__(self, name, cmyk, spot=_d_spot, tint=_d_tint, overprint=_d_overprint, technical=_d_technical): _set(self, '__dict__', {'name': name, 'cmyk': cmyk, 'spot': spot, 'tint': tint, 'overprint': overprint, 'technical': technical})
    return __init__
READY["def __init__(self, name, cmyk, spot=_d_spot, tint=_d_tint, overprint=_d_overprint, technical=_d_technical):\n _set(self, '__dict__', {'name': name, 'cmyk': cmyk, 'spot': spot, 'tint': tint, 'overprint': overprint, 'technical': technical})"] = _42
def _43(_set):
    def __init__(self, name, faces, size, least, ink, leading, tracking, gap): _set(self, '__dict__', {'name': name, 'faces': faces, 'size': size, 'least': least, 'ink': ink, 'leading': leading, 'tracking': tracking, 'gap': gap})
    return __init__
READY["def __init__(self, name, faces, size, least, ink, leading, tracking, gap):\n _set(self, '__dict__', {'name': name, 'faces': faces, 'size': size, 'least': least, 'ink': ink, 'leading': leading, 'tracking': tracking, 'gap': gap})"] = _43
def _44(_s_default, _s_key, _s_meta, _s_name, _s_optional, _s_required, _s_type):
    def __init__(self, name, key, type, optional, required, default, meta): _s_name(self, name); _s_key(self, key); _s_type(self, type); _s_optional(self, optional); _s_required(self, required); _s_default(self, default); _s_meta(self, meta)
    return __init__
READY['def __init__(self, name, key, type, optional, required, default, meta):\n _s_name(self, name)\n _s_key(self, key)\n _s_type(self, type)\n _s_optional(self, optional)\n _s_required(self, required)\n _s_default(self, default)\n _s_meta(self, meta)'] = _44
def _45(_s_cids, _s_descriptor, _s_glyphs, _s_heights, _s_kind, _s_name, _s_program, _s_texts, _s_widths):
    def __init__(self, name, kind, program, cids, widths, texts, glyphs, heights, descriptor): _s_name(self, name); _s_kind(self, kind); _s_program(self, program); _s_cids(self, cids); _s_widths(self, widths); _s_texts(self, texts); _s_glyphs(self, glyphs); _s_heights(self, heights); _s_descriptor(self, descriptor)
    return __init__
READY['def __init__(self, name, kind, program, cids, widths, texts, glyphs, heights, descriptor):\n _s_name(self, name)\n _s_kind(self, kind)\n _s_program(self, program)\n _s_cids(self, cids)\n _s_widths(self, widths)\n _s_texts(self, texts)\n _s_glyphs(self, glyphs)\n _s_heights(self, heights)\n _s_descriptor(self, descriptor)'] = _45
def _46(_d_container, _d_flows, _d_late, _d_leads, _s_container, _s_doc, _s_flows, _s_late, _s_layout, _s_leads, _s_model, _s_name):
    def __init__(self, name, model, layout, doc, container=_d_container, leads=_d_leads, flows=_d_flows, late=_d_late): _s_name(self, name); _s_model(self, model); _s_layout(self, layout); _s_doc(self, doc); _s_container(self, container); _s_leads(self, leads); _s_flows(self, flows); _s_late(self, late)
    return __init__
READY['def __init__(self, name, model, layout, doc, container=_d_container, leads=_d_leads, flows=_d_flows, late=_d_late):\n _s_name(self, name)\n _s_model(self, model)\n _s_layout(self, layout)\n _s_doc(self, doc)\n _s_container(self, container)\n _s_leads(self, leads)\n _s_flows(self, flows)\n _s_late(self, late)'] = _46
def _47(_d_span, _s_name, _s_span):
    def __init__(self, name, span=_d_span): _s_name(self, name); _s_span(self, span)
    return __init__
READY['def __init__(self, name, span=_d_span):\n _s_name(self, name)\n _s_span(self, span)'] = _47
def _48(_d_overprint, _d_span, _d_tint, _s_name, _s_overprint, _s_span, _s_tint):
    def __init__(self, name, tint=_d_tint, span=_d_span, overprint=_d_overprint): _s_name(self, name); _s_tint(self, tint); _s_span(self, span); _s_overprint(self, overprint)
    return __init__
READY['def __init__(self, name, tint=_d_tint, span=_d_span, overprint=_d_overprint):\n _s_name(self, name)\n _s_tint(self, tint)\n _s_span(self, span)\n _s_overprint(self, overprint)'] = _48
def _49(_d_flaws, _d_over, _d_overlap, _s_flaws, _s_gap, _s_least, _s_most, _s_node, _s_over, _s_overlap):
    def __init__(self, node, least, most, gap, overlap=_d_overlap, flaws=_d_flaws, over=_d_over): _s_node(self, node); _s_least(self, least); _s_most(self, most); _s_gap(self, gap); _s_overlap(self, overlap); _s_flaws(self, flaws); _s_over(self, over)
    return __init__
READY['def __init__(self, node, least, most, gap, overlap=_d_overlap, flaws=_d_flaws, over=_d_over):\n _s_node(self, node)\n _s_least(self, least)\n _s_most(self, most)\n _s_gap(self, gap)\n _s_overlap(self, overlap)\n _s_flaws(self, flaws)\n _s_over(self, over)'] = _49
def _50(_f_pairs, _f_vertical, _missing):
    def __init__(self, number, face, pairs=_missing, vertical=_missing): self.number = number; self.face = face; self.pairs = _f_pairs() if pairs is _missing else pairs; self.vertical = _f_vertical() if vertical is _missing else vertical
    return __init__
READY['def __init__(self, number, face, pairs=_missing, vertical=_missing):\n self.number = number\n self.face = face\n self.pairs = _f_pairs() if pairs is _missing else pairs\n self.vertical = _f_vertical() if vertical is _missing else vertical'] = _50
def _51(_d_form, _f_owners, _missing):
    def __init__(self, page, key, form=_d_form, owners=_missing): self.page = page; self.key = key; self.form = form; self.owners = _f_owners() if owners is _missing else owners
    return __init__
READY['def __init__(self, page, key, form=_d_form, owners=_missing):\n self.page = page\n self.key = key\n self.form = form\n self.owners = _f_owners() if owners is _missing else owners'] = _51
def _52(_s_label, _s_page, _s_text):
    def __init__(self, page, label, text): _s_page(self, page); _s_label(self, label); _s_text(self, text)
    return __init__
READY['def __init__(self, page, label, text):\n _s_page(self, page)\n _s_label(self, label)\n _s_text(self, text)'] = _52
def _53(_set):
    def __init__(self, parts, extra): _set(self, '__dict__', {'parts': parts, 'extra': extra})
    return __init__
READY["def __init__(self, parts, extra):\n _set(self, '__dict__', {'parts': parts, 'extra': extra})"] = _53
def _54(_d_data, _d_family, _d_index, _d_weight, _f__lock, _missing, _set):
    def __init__(self, path, index=_d_index, family=_d_family, weight=_d_weight, data=_d_data, _lock=_missing): _set(self, '__dict__', {'path': path, 'index': index, 'family': family, 'weight': weight, 'data': data, '_lock': _f__lock() if _lock is _missing else _lock})
    return __init__
READY["def __init__(self, path, index=_d_index, family=_d_family, weight=_d_weight, data=_d_data, _lock=_missing):\n _set(self, '__dict__', {'path': path, 'index': index, 'family': family, 'weight': weight, 'data': data, '_lock': _f__lock() if _lock is _missing else _lock})"] = _54
def _55(_d_align, _d_indent, _d_open_split, _d_room, _d_split, _d_start, _d_whole, _set):
    def __init__(self, prepared, size, measure, indent=_d_indent, align=_d_align, room=_d_room, split=_d_split, open_split=_d_open_split, start=_d_start, whole=_d_whole): _set(self, '__dict__', {'prepared': prepared, 'size': size, 'measure': measure, 'indent': indent, 'align': align, 'room': room, 'split': split, 'open_split': open_split, 'start': start, 'whole': whole})
    return __init__
READY["def __init__(self, prepared, size, measure, indent=_d_indent, align=_d_align, room=_d_room, split=_d_split, open_split=_d_open_split, start=_d_start, whole=_d_whole):\n _set(self, '__dict__', {'prepared': prepared, 'size': size, 'measure': measure, 'indent': indent, 'align': align, 'room': room, 'split': split, 'open_split': open_split, 'start': start, 'whole': whole})"] = _55
def _56(_d_actual, _d_alt, _d_key, _d_lang, _d_span, _s_actual, _s_alt, _s_items, _s_key, _s_lang, _s_role, _s_span):
    def __init__(self, role, items, key=_d_key, alt=_d_alt, actual=_d_actual, lang=_d_lang, span=_d_span): _s_role(self, role); _s_items(self, items); _s_key(self, key); _s_alt(self, alt); _s_actual(self, actual); _s_lang(self, lang); _s_span(self, span)
    return __init__
READY['def __init__(self, role, items, key=_d_key, alt=_d_alt, actual=_d_actual, lang=_d_lang, span=_d_span):\n _s_role(self, role)\n _s_items(self, items)\n _s_key(self, key)\n _s_alt(self, alt)\n _s_actual(self, actual)\n _s_lang(self, lang)\n _s_span(self, span)'] = _56
def _57(_d_alt, _d_bbox, _d_lang, _d_page, _d_parent, _f_kids, _missing):
    def __init__(self, role, parent=_d_parent, alt=_d_alt, lang=_d_lang, bbox=_d_bbox, page=_d_page, kids=_missing): self.role = role; self.parent = parent; self.alt = alt; self.lang = lang; self.bbox = bbox; self.page = page; self.kids = _f_kids() if kids is _missing else kids
    return __init__
READY['def __init__(self, role, parent=_d_parent, alt=_d_alt, lang=_d_lang, bbox=_d_bbox, page=_d_page, kids=_missing):\n self.role = role\n self.parent = parent\n self.alt = alt\n self.lang = lang\n self.bbox = bbox\n self.page = page\n self.kids = _f_kids() if kids is _missing else kids'] = _57
def _58(_d_notes, _s_notes, _s_root):
    def __init__(self, root, notes=_d_notes): _s_root(self, root); _s_notes(self, notes)
    return __init__
READY['def __init__(self, root, notes=_d_notes):\n _s_root(self, root)\n _s_notes(self, notes)'] = _58
def _59(_d_backdrop, _d_begun, _d_fold, _d_footed, _d_headed, _d_last, _d_notes, _d_number, _d_origin, _d_running, _d_runs, _d_section, _d_tint_at, _d_turned, _d_unasked, _s_area, _s_backdrop, _s_begun, _s_bleed, _s_fold, _s_footed, _s_gap, _s_headed, _s_height, _s_last, _s_notes, _s_number, _s_origin, _s_rows, _s_running, _s_runs, _s_section, _s_tint, _s_tint_at, _s_turned, _s_unasked, _s_width):
    def __init__(self, rows, width, height, bleed, area, tint, gap, number=_d_number, turned=_d_turned, fold=_d_fold, section=_d_section, backdrop=_d_backdrop, running=_d_running, runs=_d_runs, last=_d_last, begun=_d_begun, headed=_d_headed, footed=_d_footed, notes=_d_notes, origin=_d_origin, tint_at=_d_tint_at, unasked=_d_unasked): _s_rows(self, rows); _s_width(self, width); _s_height(self, height); _s_bleed(self, bleed); _s_area(self, area); _s_tint(self, tint); _s_gap(self, gap); _s_number(self, number); _s_turned(self, turned); _s_fold(self, fold); _s_section(self, section); _s_backdrop(self, backdrop); _s_running(self, running); _s_runs(self, runs); _s_last(self, last); _s_begun(self, begun); _s_headed(self, headed); _s_footed(self, footed); _s_notes(self, notes); _s_origin(self, origin); _s_tint_at(self, tint_at); _s_unasked(self, unasked)
    return __init__
READY['def __init__(self, rows, width, height, bleed, area, tint, gap, number=_d_number, turned=_d_turned, fold=_d_fold, section=_d_section, backdrop=_d_backdrop, running=_d_running, runs=_d_runs, last=_d_last, begun=_d_begun, headed=_d_headed, footed=_d_footed, notes=_d_notes, origin=_d_origin, tint_at=_d_tint_at, unasked=_d_unasked):\n _s_rows(self, rows)\n _s_width(self, width)\n _s_height(self, height)\n _s_bleed(self, bleed)\n _s_area(self, area)\n _s_tint(self, tint)\n _s_gap(self, gap)\n _s_number(self, number)\n _s_turned(self, turned)\n _s_fold(self, fold)\n _s_section(self, section)\n _s_backdrop(self, backdrop)\n _s_running(self, running)\n _s_runs(self, runs)\n _s_last(self, last)\n _s_begun(self, begun)\n _s_headed(self, headed)\n _s_footed(self, footed)\n _s_notes(self, notes)\n _s_origin(self, origin)\n _s_tint_at(self, tint_at)\n _s_unasked(self, unasked)'] = _59
def _60(_d_even_odd, _d_fill, _d_span, _d_stroke, _s_even_odd, _s_fill, _s_segments, _s_span, _s_stroke):
    def __init__(self, segments, fill=_d_fill, stroke=_d_stroke, even_odd=_d_even_odd, span=_d_span): _s_segments(self, segments); _s_fill(self, fill); _s_stroke(self, stroke); _s_even_odd(self, even_odd); _s_span(self, span)
    return __init__
READY['def __init__(self, segments, fill=_d_fill, stroke=_d_stroke, even_odd=_d_even_odd, span=_d_span):\n _s_segments(self, segments)\n _s_fill(self, fill)\n _s_stroke(self, stroke)\n _s_even_odd(self, even_odd)\n _s_span(self, span)'] = _60
def _61(_d_even_odd, _d_span, _s_even_odd, _s_gradient, _s_segments, _s_span):
    def __init__(self, segments, gradient, even_odd=_d_even_odd, span=_d_span): _s_segments(self, segments); _s_gradient(self, gradient); _s_even_odd(self, even_odd); _s_span(self, span)
    return __init__
READY['def __init__(self, segments, gradient, even_odd=_d_even_odd, span=_d_span):\n _s_segments(self, segments)\n _s_gradient(self, gradient)\n _s_even_odd(self, even_odd)\n _s_span(self, span)'] = _61
def _62(_s_icon, _s_ink, _s_segments):
    def __init__(self, segments, ink, icon): _s_segments(self, segments); _s_ink(self, ink); _s_icon(self, icon)
    return __init__
READY['def __init__(self, segments, ink, icon):\n _s_segments(self, segments)\n _s_ink(self, ink)\n _s_icon(self, icon)'] = _62
def _63(_d_rest, _s_rest, _s_size):
    def __init__(self, size, rest=_d_rest): _s_size(self, size); _s_rest(self, rest)
    return __init__
READY['def __init__(self, size, rest=_d_rest):\n _s_size(self, size)\n _s_rest(self, rest)'] = _63
def _64(_s_entries, _s_span):
    def __init__(self, span, entries): _s_span(self, span); _s_entries(self, entries)
    return __init__
READY['def __init__(self, span, entries):\n _s_span(self, span)\n _s_entries(self, entries)'] = _64
def _65(_s_items, _s_span):
    def __init__(self, span, items): _s_span(self, span); _s_items(self, items)
    return __init__
READY['def __init__(self, span, items):\n _s_span(self, span)\n _s_items(self, items)'] = _65
def _66(_d_kind, _d_native, _d_quoted, _s_kind, _s_native, _s_quoted, _s_span, _s_text):
    def __init__(self, span, text, kind=_d_kind, quoted=_d_quoted, native=_d_native): _s_span(self, span); _s_text(self, text); _s_kind(self, kind); _s_quoted(self, quoted); _s_native(self, native)
    return __init__
READY['def __init__(self, span, text, kind=_d_kind, quoted=_d_quoted, native=_d_native):\n _s_span(self, span)\n _s_text(self, text)\n _s_kind(self, kind)\n _s_quoted(self, quoted)\n _s_native(self, native)'] = _66
def _67(_set):
    def __init__(self, subset, codes, to_unicode, font, descriptor, mapping): _set(self, '__dict__', {'subset': subset, 'codes': codes, 'to_unicode': to_unicode, 'font': font, 'descriptor': descriptor, 'mapping': mapping})
    return __init__
READY["def __init__(self, subset, codes, to_unicode, font, descriptor, mapping):\n _set(self, '__dict__', {'subset': subset, 'codes': codes, 'to_unicode': to_unicode, 'font': font, 'descriptor': descriptor, 'mapping': mapping})"] = _67
def _68(_d_text, _f_children, _missing):
    def __init__(self, tag, attributes, line, column, children=_missing, text=_d_text): self.tag = tag; self.attributes = attributes; self.line = line; self.column = column; self.children = _f_children() if children is _missing else children; self.text = text
    return __init__
READY['def __init__(self, tag, attributes, line, column, children=_missing, text=_d_text):\n self.tag = tag\n self.attributes = attributes\n self.line = line\n self.column = column\n self.children = _f_children() if children is _missing else children\n self.text = text'] = _68
def _69(_d_qualifier, _s_qualifier, _s_role, _s_size, _s_text):
    def __init__(self, text, role, size, qualifier=_d_qualifier): _s_text(self, text); _s_role(self, role); _s_size(self, size); _s_qualifier(self, qualifier)
    return __init__
READY['def __init__(self, text, role, size, qualifier=_d_qualifier):\n _s_text(self, text)\n _s_role(self, role)\n _s_size(self, size)\n _s_qualifier(self, qualifier)'] = _69
def _70(_d_above, _d_inset, _set):
    def __init__(self, texts, pages, depth, above=_d_above, inset=_d_inset): _set(self, '__dict__', {'texts': texts, 'pages': pages, 'depth': depth, 'above': above, 'inset': inset})
    return __init__
READY["def __init__(self, texts, pages, depth, above=_d_above, inset=_d_inset):\n _set(self, '__dict__', {'texts': texts, 'pages': pages, 'depth': depth, 'above': above, 'inset': inset})"] = _70
def _71(_d_columns, _d_emphasis, _d_ground, _d_gutter, _d_hang, _d_keep, _d_lang, _d_languages, _d_line_break, _d_mode, _d_place, _d_side, _d_span, _d_terms, _d_toning, _d_upright, _f_marks, _f_memo, _f_places, _missing, _set):
    def __init__(self, theme, book, size, leading, lang=_d_lang, keep=_d_keep, line_break=_d_line_break, hang=_d_hang, upright=_d_upright, emphasis=_d_emphasis, languages=_d_languages, mode=_d_mode, columns=_d_columns, gutter=_d_gutter, place=_d_place, memo=_missing, span=_d_span, ground=_d_ground, side=_d_side, terms=_d_terms, marks=_missing, toning=_d_toning, places=_missing): _set(self, '__dict__', {'theme': theme, 'book': book, 'size': size, 'leading': leading, 'lang': lang, 'keep': keep, 'line_break': line_break, 'hang': hang, 'upright': upright, 'emphasis': emphasis, 'languages': languages, 'mode': mode, 'columns': columns, 'gutter': gutter, 'place': place, 'memo': _f_memo() if memo is _missing else memo, 'span': span, 'ground': ground, 'side': side, 'terms': terms, 'marks': _f_marks() if marks is _missing else marks, 'toning': toning, 'places': _f_places() if places is _missing else places})
    return __init__
READY["def __init__(self, theme, book, size, leading, lang=_d_lang, keep=_d_keep, line_break=_d_line_break, hang=_d_hang, upright=_d_upright, emphasis=_d_emphasis, languages=_d_languages, mode=_d_mode, columns=_d_columns, gutter=_d_gutter, place=_d_place, memo=_missing, span=_d_span, ground=_d_ground, side=_d_side, terms=_d_terms, marks=_missing, toning=_d_toning, places=_missing):\n _set(self, '__dict__', {'theme': theme, 'book': book, 'size': size, 'leading': leading, 'lang': lang, 'keep': keep, 'line_break': line_break, 'hang': hang, 'upright': upright, 'emphasis': emphasis, 'languages': languages, 'mode': mode, 'columns': columns, 'gutter': gutter, 'place': place, 'memo': _f_memo() if memo is _missing else memo, 'span': span, 'ground': ground, 'side': side, 'terms': terms, 'marks': _f_marks() if marks is _missing else marks, 'toning': toning, 'places': _f_places() if places is _missing else places})"] = _71
def _72(_d_span, _s_label, _s_level, _s_page, _s_span, _s_title):
    def __init__(self, title, level, page, label, span=_d_span): _s_title(self, title); _s_level(self, level); _s_page(self, page); _s_label(self, label); _s_span(self, span)
    return __init__
READY['def __init__(self, title, level, page, label, span=_d_span):\n _s_title(self, title)\n _s_level(self, level)\n _s_page(self, page)\n _s_label(self, label)\n _s_span(self, span)'] = _72
def _73(_s_model, _s_place, _s_span, _s_type):
    def __init__(self, type, model, place, span): _s_type(self, type); _s_model(self, model); _s_place(self, place); _s_span(self, span)
    return __init__
READY['def __init__(self, type, model, place, span):\n _s_type(self, type)\n _s_model(self, model)\n _s_place(self, place)\n _s_span(self, span)'] = _73
def _74(_d_spans, _d_vertical, _set):
    def __init__(self, units, items, notes, vertical=_d_vertical, spans=_d_spans): _set(self, '__dict__', {'units': units, 'items': items, 'notes': notes, 'vertical': vertical, 'spans': spans})
    return __init__
READY["def __init__(self, units, items, notes, vertical=_d_vertical, spans=_d_spans):\n _set(self, '__dict__', {'units': units, 'items': items, 'notes': notes, 'vertical': vertical, 'spans': spans})"] = _74
def _75(_d_digits, _d_long, _d_squeeze, _d_upright, _d_width, _s_digits, _s_long, _s_squeeze, _s_upright, _s_width):
    def __init__(self, upright=_d_upright, squeeze=_d_squeeze, width=_d_width, digits=_d_digits, long=_d_long): _s_upright(self, upright); _s_squeeze(self, squeeze); _s_width(self, width); _s_digits(self, digits); _s_long(self, long)
    return __init__
READY['def __init__(self, upright=_d_upright, squeeze=_d_squeeze, width=_d_width, digits=_d_digits, long=_d_long):\n _s_upright(self, upright)\n _s_squeeze(self, squeeze)\n _s_width(self, width)\n _s_digits(self, digits)\n _s_long(self, long)'] = _75
def _76(_d_span, _s_span, _s_value):
    def __init__(self, value, span=_d_span): _s_value(self, value); _s_span(self, span)
    return __init__
READY['def __init__(self, value, span=_d_span):\n _s_value(self, value)\n _s_span(self, span)'] = _76
def _77(_s_unit, _s_value):
    def __init__(self, value, unit): _s_value(self, value); _s_unit(self, unit)
    return __init__
READY['def __init__(self, value, unit):\n _s_value(self, value)\n _s_unit(self, unit)'] = _77
def _78(_d_baseline, _d_items, _d_notes, _s_baseline, _s_height, _s_items, _s_notes, _s_width):
    def __init__(self, width, height, items=_d_items, notes=_d_notes, baseline=_d_baseline): _s_width(self, width); _s_height(self, height); _s_items(self, items); _s_notes(self, notes); _s_baseline(self, baseline)
    return __init__
READY['def __init__(self, width, height, items=_d_items, notes=_d_notes, baseline=_d_baseline):\n _s_width(self, width)\n _s_height(self, height)\n _s_items(self, items)\n _s_notes(self, notes)\n _s_baseline(self, baseline)'] = _78
def _79(_d_above, _d_below, _d_flows, _d_fold, _d_ground, _d_height, _d_left, _d_right, _s_above, _s_below, _s_flows, _s_fold, _s_ground, _s_height, _s_left, _s_right, _s_width):
    def __init__(self, width, height=_d_height, left=_d_left, right=_d_right, above=_d_above, below=_d_below, ground=_d_ground, flows=_d_flows, fold=_d_fold): _s_width(self, width); _s_height(self, height); _s_left(self, left); _s_right(self, right); _s_above(self, above); _s_below(self, below); _s_ground(self, ground); _s_flows(self, flows); _s_fold(self, fold)
    return __init__
READY['def __init__(self, width, height=_d_height, left=_d_left, right=_d_right, above=_d_above, below=_d_below, ground=_d_ground, flows=_d_flows, fold=_d_fold):\n _s_width(self, width)\n _s_height(self, height)\n _s_left(self, left)\n _s_right(self, right)\n _s_above(self, above)\n _s_below(self, below)\n _s_ground(self, ground)\n _s_flows(self, flows)\n _s_fold(self, fold)'] = _79
def _80(_d_solid, _set):
    def __init__(self, widths, gaps, before, after, shrink, stretch, loose, prices, ends, letters, further, free, solid=_d_solid): _set(self, '__dict__', {'widths': widths, 'gaps': gaps, 'before': before, 'after': after, 'shrink': shrink, 'stretch': stretch, 'loose': loose, 'prices': prices, 'ends': ends, 'letters': letters, 'further': further, 'free': free, 'solid': solid})
    return __init__
READY["def __init__(self, widths, gaps, before, after, shrink, stretch, loose, prices, ends, letters, further, free, solid=_d_solid):\n _set(self, '__dict__', {'widths': widths, 'gaps': gaps, 'before': before, 'after': after, 'shrink': shrink, 'stretch': stretch, 'loose': loose, 'prices': prices, 'ends': ends, 'letters': letters, 'further': further, 'free': free, 'solid': solid})"] = _80
def _81(_s_span, _s_width, _s_x):
    def __init__(self, x, width, span): _s_x(self, x); _s_width(self, width); _s_span(self, span)
    return __init__
READY['def __init__(self, x, width, span):\n _s_x(self, x)\n _s_width(self, width)\n _s_span(self, span)'] = _81
