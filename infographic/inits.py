"""The ``__init__`` of the records that every render has many of, written out (see ``record``).

Made by ``pytest tests/test_record.py --update``: compiling them took 6 ms of every start.
"""

# fmt: off
# mypy: ignore-errors
# ruff: noqa

READY = {}
def _0(_cls, _fields, _missing, _set):
    _d_overprint = _fields['overprint'].default; _d_spot = _fields['spot'].default; _d_technical = _fields['technical'].default; _d_tint = _fields['tint'].default
    def __init__(self, name, cmyk, spot=_d_spot, tint=_d_tint, overprint=_d_overprint, technical=_d_technical): _set(self, '__dict__', {'name': name, 'cmyk': cmyk, 'spot': spot, 'tint': tint, 'overprint': overprint, 'technical': technical})
    return __init__
READY['infographic.color', 'Ink'] = 'frozen  name cmyk spot= tint= overprint= technical=', _0
def _1(_cls, _fields, _missing, _set):
    _s_cids = _cls.cids.__set__; _s_descriptor = _cls.descriptor.__set__; _s_glyphs = _cls.glyphs.__set__; _s_heights = _cls.heights.__set__; _s_kind = _cls.kind.__set__; _s_name = _cls.name.__set__; _s_program = _cls.program.__set__; _s_texts = _cls.texts.__set__; _s_widths = _cls.widths.__set__
    def __init__(self, name, kind, program, cids, widths, texts, glyphs, heights, descriptor): _s_name(self, name); _s_kind(self, kind); _s_program(self, program); _s_cids(self, cids); _s_widths(self, widths); _s_texts(self, texts); _s_glyphs(self, glyphs); _s_heights(self, heights); _s_descriptor(self, descriptor)
    return __init__
READY['infographic.fonts.embed', 'Embedded'] = 'frozen  name. kind. program. cids. widths. texts. glyphs. heights. descriptor.', _1
def _2(_cls, _fields, _missing, _set):
    _d_data = _fields['data'].default; _d_family = _fields['family'].default; _d_index = _fields['index'].default; _d_weight = _fields['weight'].default; _f__lock = _fields['_lock'].default_factory
    def __init__(self, path, index=_d_index, family=_d_family, weight=_d_weight, data=_d_data, _lock=_missing): _set(self, '__dict__', {'path': path, 'index': index, 'family': family, 'weight': weight, 'data': data, '_lock': _f__lock() if _lock is _missing else _lock})
    return __init__
READY['infographic.fonts.face', 'Face'] = 'frozen  path index= family= weight= data= _lock~', _2
def _3(_cls, _fields, _missing, _set):
    _d_baseline = _fields['baseline'].default; _d_items = _fields['items'].default; _d_notes = _fields['notes'].default; _s_baseline = _cls.baseline.__set__; _s_height = _cls.height.__set__; _s_items = _cls.items.__set__; _s_notes = _cls.notes.__set__; _s_width = _cls.width.__set__
    def __init__(self, width, height, items=_d_items, notes=_d_notes, baseline=_d_baseline): _s_width(self, width); _s_height(self, height); _s_items(self, items); _s_notes(self, notes); _s_baseline(self, baseline)
    return __init__
READY['infographic.frame', 'Frame'] = 'frozen  width. height. items=. notes=. baseline=.', _3
def _4(_cls, _fields, _missing, _set):
    _d_span = _fields['span'].default; _d_vertical = _fields['vertical'].default; _s_face = _cls.face.__set__; _s_glyphs = _cls.glyphs.__set__; _s_ink = _cls.ink.__set__; _s_size = _cls.size.__set__; _s_span = _cls.span.__set__; _s_vertical = _cls.vertical.__set__; _s_x = _cls.x.__set__; _s_y = _cls.y.__set__
    def __init__(self, face, size, ink, x, y, glyphs, vertical=_d_vertical, span=_d_span): _s_face(self, face); _s_size(self, size); _s_ink(self, ink); _s_x(self, x); _s_y(self, y); _s_glyphs(self, glyphs); _s_vertical(self, vertical); _s_span(self, span)
    return __init__
READY['infographic.frame', 'GlyphRun'] = 'frozen  face. size. ink. x. y. glyphs. vertical=. span=.', _4
def _5(_cls, _fields, _missing, _set):
    _d_transform = _fields['transform'].default; _s_coords = _cls.coords.__set__; _s_kind = _cls.kind.__set__; _s_stops = _cls.stops.__set__; _s_transform = _cls.transform.__set__
    def __init__(self, kind, coords, stops, transform=_d_transform): _s_kind(self, kind); _s_coords(self, coords); _s_stops(self, stops); _s_transform(self, transform)
    return __init__
READY['infographic.frame', 'Gradient'] = 'frozen  kind. coords. stops. transform=.', _5
def _6(_cls, _fields, _missing, _set):
    _d_alpha = _fields['alpha'].default; _d_clip = _fields['clip'].default; _d_transform = _fields['transform'].default; _s_alpha = _cls.alpha.__set__; _s_clip = _cls.clip.__set__; _s_items = _cls.items.__set__; _s_transform = _cls.transform.__set__
    def __init__(self, items, transform=_d_transform, clip=_d_clip, alpha=_d_alpha): _s_items(self, items); _s_transform(self, transform); _s_clip(self, clip); _s_alpha(self, alpha)
    return __init__
READY['infographic.frame', 'Group'] = 'frozen  items. transform=. clip=. alpha=.', _6
def _7(_cls, _fields, _missing, _set):
    _d_page = _fields['page'].default; _d_uri = _fields['uri'].default; _s_items = _cls.items.__set__; _s_page = _cls.page.__set__; _s_uri = _cls.uri.__set__
    def __init__(self, items, uri=_d_uri, page=_d_page): _s_items(self, items); _s_uri(self, uri); _s_page(self, page); self.__post_init__()
    return __init__
READY['infographic.frame', 'Link'] = 'frozen post items. uri=. page=.', _7
def _8(_cls, _fields, _missing, _set):
    _d_even_odd = _fields['even_odd'].default; _d_fill = _fields['fill'].default; _d_span = _fields['span'].default; _d_stroke = _fields['stroke'].default; _s_even_odd = _cls.even_odd.__set__; _s_fill = _cls.fill.__set__; _s_segments = _cls.segments.__set__; _s_span = _cls.span.__set__; _s_stroke = _cls.stroke.__set__
    def __init__(self, segments, fill=_d_fill, stroke=_d_stroke, even_odd=_d_even_odd, span=_d_span): _s_segments(self, segments); _s_fill(self, fill); _s_stroke(self, stroke); _s_even_odd(self, even_odd); _s_span(self, span)
    return __init__
READY['infographic.frame', 'Path'] = 'frozen  segments. fill=. stroke=. even_odd=. span=.', _8
def _9(_cls, _fields, _missing, _set):
    _d_even_odd = _fields['even_odd'].default; _d_span = _fields['span'].default; _s_even_odd = _cls.even_odd.__set__; _s_gradient = _cls.gradient.__set__; _s_segments = _cls.segments.__set__; _s_span = _cls.span.__set__
    def __init__(self, segments, gradient, even_odd=_d_even_odd, span=_d_span): _s_segments(self, segments); _s_gradient(self, gradient); _s_even_odd(self, even_odd); _s_span(self, span)
    return __init__
READY['infographic.frame', 'Shading'] = 'frozen  segments. gradient. even_odd=. span=.', _9
def _10(_cls, _fields, _missing, _set):
    _d_cap = _fields['cap'].default; _d_dash = _fields['dash'].default; _d_join = _fields['join'].default; _s_cap = _cls.cap.__set__; _s_dash = _cls.dash.__set__; _s_ink = _cls.ink.__set__; _s_join = _cls.join.__set__; _s_width = _cls.width.__set__
    def __init__(self, ink, width, cap=_d_cap, join=_d_join, dash=_d_dash): _s_ink(self, ink); _s_width(self, width); _s_cap(self, cap); _s_join(self, join); _s_dash(self, dash)
    return __init__
READY['infographic.frame', 'Stroke'] = 'frozen  ink. width. cap=. join=. dash=.', _10
def _11(_cls, _fields, _missing, _set):
    _d_actual = _fields['actual'].default; _d_alt = _fields['alt'].default; _d_key = _fields['key'].default; _d_lang = _fields['lang'].default; _d_span = _fields['span'].default; _s_actual = _cls.actual.__set__; _s_alt = _cls.alt.__set__; _s_items = _cls.items.__set__; _s_key = _cls.key.__set__; _s_lang = _cls.lang.__set__; _s_role = _cls.role.__set__; _s_span = _cls.span.__set__
    def __init__(self, role, items, key=_d_key, alt=_d_alt, actual=_d_actual, lang=_d_lang, span=_d_span): _s_role(self, role); _s_items(self, items); _s_key(self, key); _s_alt(self, alt); _s_actual(self, actual); _s_lang(self, lang); _s_span(self, span)
    return __init__
READY['infographic.frame', 'Tag'] = 'frozen  role. items. key=. alt=. actual=. lang=. span=.', _11
def _12(_cls, _fields, _missing, _set):
    _d_origin = _fields['origin'].default; _d_points = _fields['points'].default; _d_text = _fields['text'].default; _d_title = _fields['title'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, title=_d_title, text=_d_text, points=_d_points): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'text': text, 'points': points})
    return __init__
READY['infographic.layout.article', 'Chapter'] = 'frozen  origin=* places~* title=* text=* points=*', _12
def _13(_cls, _fields, _missing, _set):
    _d_head = _fields['head'].default; _d_origin = _fields['origin'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, text, head=_d_head): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'text': text, 'head': head})
    return __init__
READY['infographic.layout.article', 'Point'] = 'frozen  origin=* places~* text* head=*', _13
def _14(_cls, _fields, _missing, _set):
    _s_span = _cls.span.__set__; _s_width = _cls.width.__set__; _s_x = _cls.x.__set__
    def __init__(self, x, width, span): _s_x(self, x); _s_width(self, width); _s_span(self, span)
    return __init__
READY['infographic.layout.boxes', 'Cell'] = 'frozen  x. width. span.', _14
def _15(_cls, _fields, _missing, _set):
    _d_added = _fields['added'].default; _d_around = _fields['around'].default; _d_explained = _fields['explained'].default; _d_fill = _fields['fill'].default; _d_live = _fields['live'].default; _d_marks = _fields['marks'].default; _d_number = _fields['number'].default; _s_added = _cls.added.__set__; _s_around = _cls.around.__set__; _s_explained = _cls.explained.__set__; _s_fill = _cls.fill.__set__; _s_frame = _cls.frame.__set__; _s_limit = _cls.limit.__set__; _s_live = _cls.live.__set__; _s_marks = _cls.marks.__set__; _s_notes = _cls.notes.__set__; _s_number = _cls.number.__set__; _s_rows = _cls.rows.__set__; _s_size = _cls.size.__set__; _s_spare = _cls.spare.__set__
    def __init__(self, frame, notes, size, spare, rows, limit, number=_d_number, fill=_d_fill, explained=_d_explained, live=_d_live, added=_d_added, marks=_d_marks, around=_d_around): _s_frame(self, frame); _s_notes(self, notes); _s_size(self, size); _s_spare(self, spare); _s_rows(self, rows); _s_limit(self, limit); _s_number(self, number); _s_fill(self, fill); _s_explained(self, explained); _s_live(self, live); _s_added(self, added); _s_marks(self, marks); _s_around(self, around)
    return __init__
READY['infographic.layout.drawn', 'Sheet'] = 'frozen  frame. notes. size. spare. rows. limit. number=. fill=. explained=. live=. added=. marks=. around=.', _15
def _16(_cls, _fields, _missing, _set):
    _d_again = _fields['again'].default; _d_close = _fields['close'].default; _d_flaws = _fields['flaws'].default; _d_gaping = _fields['gaping'].default; _d_loose = _fields['loose'].default; _d_splits = _fields['splits'].default
    def __init__(self, depth, space, after, feed, role, key, draw, splits=_d_splits, again=_d_again, flaws=_d_flaws, loose=_d_loose, close=_d_close, gaping=_d_gaping): _set(self, '__dict__', {'depth': depth, 'space': space, 'after': after, 'feed': feed, 'role': role, 'key': key, 'draw': draw, 'splits': splits, 'again': again, 'flaws': flaws, 'loose': loose, 'close': close, 'gaping': gaping})
    return __init__
READY['infographic.layout.flow', 'Block'] = 'frozen  depth space after feed role key draw splits= again= flaws= loose= close= gaping=', _16
def _17(_cls, _fields, _missing, _set):
    def __init__(self, parts, extra): _set(self, '__dict__', {'parts': parts, 'extra': extra})
    return __init__
READY['infographic.layout.flow', 'Column'] = 'frozen  parts extra', _17
def _18(_cls, _fields, _missing, _set):
    def __init__(self, item, role, x, width, ground, label, parts, notes): _set(self, '__dict__', {'item': item, 'role': role, 'x': x, 'width': width, 'ground': ground, 'label': label, 'parts': parts, 'notes': notes})
    return __init__
READY['infographic.layout.hero', 'Hero'] = 'frozen  item role x width ground label parts notes', _18
def _19(_cls, _fields, _missing, _set):
    _d_backdrop = _fields['backdrop'].default; _d_begun = _fields['begun'].default; _d_fold = _fields['fold'].default; _d_footed = _fields['footed'].default; _d_headed = _fields['headed'].default; _d_last = _fields['last'].default; _d_notes = _fields['notes'].default; _d_number = _fields['number'].default; _d_origin = _fields['origin'].default; _d_running = _fields['running'].default; _d_runs = _fields['runs'].default; _d_section = _fields['section'].default; _d_tint_at = _fields['tint_at'].default; _d_turned = _fields['turned'].default; _d_unasked = _fields['unasked'].default; _s_area = _cls.area.__set__; _s_backdrop = _cls.backdrop.__set__; _s_begun = _cls.begun.__set__; _s_bleed = _cls.bleed.__set__; _s_fold = _cls.fold.__set__; _s_footed = _cls.footed.__set__; _s_gap = _cls.gap.__set__; _s_headed = _cls.headed.__set__; _s_height = _cls.height.__set__; _s_last = _cls.last.__set__; _s_notes = _cls.notes.__set__; _s_number = _cls.number.__set__; _s_origin = _cls.origin.__set__; _s_rows = _cls.rows.__set__; _s_running = _cls.running.__set__; _s_runs = _cls.runs.__set__; _s_section = _cls.section.__set__; _s_tint = _cls.tint.__set__; _s_tint_at = _cls.tint_at.__set__; _s_turned = _cls.turned.__set__; _s_unasked = _cls.unasked.__set__; _s_width = _cls.width.__set__
    def __init__(self, rows, width, height, bleed, area, tint, gap, number=_d_number, turned=_d_turned, fold=_d_fold, section=_d_section, backdrop=_d_backdrop, running=_d_running, runs=_d_runs, last=_d_last, begun=_d_begun, headed=_d_headed, footed=_d_footed, notes=_d_notes, origin=_d_origin, tint_at=_d_tint_at, unasked=_d_unasked): _s_rows(self, rows); _s_width(self, width); _s_height(self, height); _s_bleed(self, bleed); _s_area(self, area); _s_tint(self, tint); _s_gap(self, gap); _s_number(self, number); _s_turned(self, turned); _s_fold(self, fold); _s_section(self, section); _s_backdrop(self, backdrop); _s_running(self, running); _s_runs(self, runs); _s_last(self, last); _s_begun(self, begun); _s_headed(self, headed); _s_footed(self, footed); _s_notes(self, notes); _s_origin(self, origin); _s_tint_at(self, tint_at); _s_unasked(self, unasked)
    return __init__
READY['infographic.layout.leaf', 'Leaf'] = 'frozen  rows. width. height. bleed. area. tint. gap. number=. turned=. fold=. section=. backdrop=. running=. runs=. last=. begun=. headed=. footed=. notes=. origin=. tint_at=. unasked=.', _19
def _20(_cls, _fields, _missing, _set):
    _d_flaws = _fields['flaws'].default; _d_over = _fields['over'].default; _d_overlap = _fields['overlap'].default; _s_flaws = _cls.flaws.__set__; _s_gap = _cls.gap.__set__; _s_least = _cls.least.__set__; _s_most = _cls.most.__set__; _s_node = _cls.node.__set__; _s_over = _cls.over.__set__; _s_overlap = _cls.overlap.__set__
    def __init__(self, node, least, most, gap, overlap=_d_overlap, flaws=_d_flaws, over=_d_over): _s_node(self, node); _s_least(self, least); _s_most(self, most); _s_gap(self, gap); _s_overlap(self, overlap); _s_flaws(self, flaws); _s_over(self, over)
    return __init__
READY['infographic.layout.leaf', 'Row'] = 'frozen  node. least. most. gap. overlap=. flaws=. over=.', _20
def _21(_cls, _fields, _missing, _set):
    _d_rest = _fields['rest'].default; _s_rest = _cls.rest.__set__; _s_size = _cls.size.__set__
    def __init__(self, size, rest=_d_rest): _s_size(self, size); _s_rest(self, rest)
    return __init__
READY['infographic.layout.lettering', 'Lettering'] = 'frozen  size. rest=.', _21
def _22(_cls, _fields, _missing, _set):
    _d_change = _fields['change'].default; _d_icon = _fields['icon'].default; _d_last = _fields['last'].default; _d_missing = _fields['missing'].default; _d_note = _fields['note'].default; _d_origin = _fields['origin'].default; _d_phrase = _fields['phrase'].default; _d_qualifier = _fields['qualifier'].default; _d_unit = _fields['unit'].default; _d_value = _fields['value'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, label, value=_d_value, unit=_d_unit, qualifier=_d_qualifier, phrase=_d_phrase, change=_d_change, note=_d_note, last=_d_last, icon=_d_icon, missing=_d_missing): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'value': value, 'unit': unit, 'qualifier': qualifier, 'phrase': phrase, 'change': change, 'note': note, 'last': last, 'icon': icon, 'missing': missing})
    return __init__
READY['infographic.layout.number', 'Datum'] = 'frozen  origin=* places~* label* value=* unit=* qualifier=* phrase=* change=* note=* last=* icon=* missing=*', _22
def _23(_cls, _fields, _missing, _set):
    _d_qualifier = _fields['qualifier'].default; _s_qualifier = _cls.qualifier.__set__; _s_role = _cls.role.__set__; _s_size = _cls.size.__set__; _s_text = _cls.text.__set__
    def __init__(self, text, role, size, qualifier=_d_qualifier): _s_text(self, text); _s_role(self, role); _s_size(self, size); _s_qualifier(self, qualifier)
    return __init__
READY['infographic.layout.number', 'Run'] = 'frozen  text. role. size. qualifier=.', _23
def _24(_cls, _fields, _missing, _set):
    _s_icon = _cls.icon.__set__; _s_ink = _cls.ink.__set__; _s_segments = _cls.segments.__set__
    def __init__(self, segments, ink, icon): _s_segments(self, segments); _s_ink(self, ink); _s_icon(self, icon)
    return __init__
READY['infographic.layout.pictogram', 'Pictogram'] = 'frozen  segments. ink. icon.', _24
def _25(_cls, _fields, _missing, _set):
    _d_above = _fields['above'].default; _d_inset = _fields['inset'].default
    def __init__(self, texts, pages, depth, above=_d_above, inset=_d_inset): _set(self, '__dict__', {'texts': texts, 'pages': pages, 'depth': depth, 'above': above, 'inset': inset})
    return __init__
READY['infographic.layout.register', 'Entry'] = 'frozen  texts pages depth above= inset=', _25
def _26(_cls, _fields, _missing, _set):
    _s_label = _cls.label.__set__; _s_page = _cls.page.__set__
    def __init__(self, label, page): _s_label(self, label); _s_page(self, page)
    return __init__
READY['infographic.layout.register', 'Target'] = 'frozen  label. page.', _26
def _27(_cls, _fields, _missing, _set):
    _f_known = _fields['known'].default_factory
    def __init__(self, leaf, ctx, sizes, known=_missing): _set(self, '__dict__', {'leaf': leaf, 'ctx': ctx, 'sizes': sizes, 'known': _f_known() if known is _missing else known})
    return __init__
READY['infographic.layout.solver', 'Solver'] = 'frozen  leaf ctx sizes known~', _27
def _28(_cls, _fields, _missing, _set):
    _d_role = _fields['role'].default
    def __init__(self, ctx, paragraph, pitch, role=_d_role): _set(self, '__dict__', {'ctx': ctx, 'paragraph': paragraph, 'pitch': pitch, 'role': role})
    return __init__
READY['infographic.layout.text', 'Lines'] = 'frozen  ctx paragraph pitch role=', _28
def _29(_cls, _fields, _missing, _set):
    _d_columns = _fields['columns'].default; _d_emphasis = _fields['emphasis'].default; _d_ground = _fields['ground'].default; _d_gutter = _fields['gutter'].default; _d_hang = _fields['hang'].default; _d_keep = _fields['keep'].default; _d_lang = _fields['lang'].default; _d_languages = _fields['languages'].default; _d_line_break = _fields['line_break'].default; _d_mode = _fields['mode'].default; _d_place = _fields['place'].default; _d_side = _fields['side'].default; _d_span = _fields['span'].default; _d_terms = _fields['terms'].default; _d_toning = _fields['toning'].default; _d_upright = _fields['upright'].default; _f_marks = _fields['marks'].default_factory; _f_memo = _fields['memo'].default_factory; _f_places = _fields['places'].default_factory
    def __init__(self, theme, book, size, leading, lang=_d_lang, keep=_d_keep, line_break=_d_line_break, hang=_d_hang, upright=_d_upright, emphasis=_d_emphasis, languages=_d_languages, mode=_d_mode, columns=_d_columns, gutter=_d_gutter, place=_d_place, memo=_missing, span=_d_span, ground=_d_ground, side=_d_side, terms=_d_terms, marks=_missing, toning=_d_toning, places=_missing): _set(self, '__dict__', {'theme': theme, 'book': book, 'size': size, 'leading': leading, 'lang': lang, 'keep': keep, 'line_break': line_break, 'hang': hang, 'upright': upright, 'emphasis': emphasis, 'languages': languages, 'mode': mode, 'columns': columns, 'gutter': gutter, 'place': place, 'memo': _f_memo() if memo is _missing else memo, 'span': span, 'ground': ground, 'side': side, 'terms': terms, 'marks': _f_marks() if marks is _missing else marks, 'toning': toning, 'places': _f_places() if places is _missing else places})
    return __init__
READY['infographic.panel', 'Context'] = 'frozen  theme book size leading lang= keep= line_break= hang= upright= emphasis= languages= mode= columns= gutter= place= memo~ span= ground= side= terms= marks~ toning= places~', _29
def _30(_cls, _fields, _missing, _set):
    _d_fill = _fields['fill'].default; _d_flaws = _fields['flaws'].default; _d_rest = _fields['rest'].default; _s_fill = _cls.fill.__set__; _s_flaws = _cls.flaws.__set__; _s_frame = _cls.frame.__set__; _s_rest = _cls.rest.__set__
    def __init__(self, frame, rest=_d_rest, flaws=_d_flaws, fill=_d_fill): _s_frame(self, frame); _s_rest(self, rest); _s_flaws(self, flaws); _s_fill(self, fill)
    return __init__
READY['infographic.panel', 'Fit'] = 'frozen  frame. rest=. flaws=. fill=.', _30
def _31(_cls, _fields, _missing, _set):
    _d_container = _fields['container'].default; _d_flows = _fields['flows'].default; _d_late = _fields['late'].default; _d_leads = _fields['leads'].default; _s_container = _cls.container.__set__; _s_doc = _cls.doc.__set__; _s_flows = _cls.flows.__set__; _s_late = _cls.late.__set__; _s_layout = _cls.layout.__set__; _s_leads = _cls.leads.__set__; _s_model = _cls.model.__set__; _s_name = _cls.name.__set__
    def __init__(self, name, model, layout, doc, container=_d_container, leads=_d_leads, flows=_d_flows, late=_d_late): _s_name(self, name); _s_model(self, model); _s_layout(self, layout); _s_doc(self, doc); _s_container(self, container); _s_leads(self, leads); _s_flows(self, flows); _s_late(self, late)
    return __init__
READY['infographic.panel', 'PanelType'] = 'frozen  name. model. layout. doc. container=. leads=. flows=. late=.', _31
def _32(_cls, _fields, _missing, _set):
    _d_above = _fields['above'].default; _d_below = _fields['below'].default; _d_flows = _fields['flows'].default; _d_fold = _fields['fold'].default; _d_ground = _fields['ground'].default; _d_height = _fields['height'].default; _d_left = _fields['left'].default; _d_right = _fields['right'].default; _s_above = _cls.above.__set__; _s_below = _cls.below.__set__; _s_flows = _cls.flows.__set__; _s_fold = _cls.fold.__set__; _s_ground = _cls.ground.__set__; _s_height = _cls.height.__set__; _s_left = _cls.left.__set__; _s_right = _cls.right.__set__; _s_width = _cls.width.__set__
    def __init__(self, width, height=_d_height, left=_d_left, right=_d_right, above=_d_above, below=_d_below, ground=_d_ground, flows=_d_flows, fold=_d_fold): _s_width(self, width); _s_height(self, height); _s_left(self, left); _s_right(self, right); _s_above(self, above); _s_below(self, below); _s_ground(self, ground); _s_flows(self, flows); _s_fold(self, fold)
    return __init__
READY['infographic.panel', 'Space'] = 'frozen  width. height=. left=. right=. above=. below=. ground=. flows=. fold=.', _32
def _33(_cls, _fields, _missing, _set):
    _d_alt = _fields['alt'].default; _d_bleed = _fields['bleed'].default; _d_depth = _fields['depth'].default; _d_origin = _fields['origin'].default; _d_view = _fields['view'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, file, alt=_d_alt, view=_d_view, depth=_d_depth, bleed=_d_bleed): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'file': file, 'alt': alt, 'view': view, 'depth': depth, 'bleed': bleed})
    return __init__
READY['infographic.panels.art', 'ArtPanel'] = 'frozen  origin=* places~* file* alt=* view=* depth=* bleed=*', _33
def _34(_cls, _fields, _missing, _set):
    _d_origin = _fields['origin'].default; _d_source = _fields['source'].default; _d_value = _fields['value'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, label, value=_d_value, source=_d_source): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'label': label, 'value': value, 'source': source})
    return __init__
READY['infographic.panels.bars', 'Bar'] = 'frozen  origin=* places~* label* value=* source=*', _34
def _35(_cls, _fields, _missing, _set):
    _d_columns = _fields['columns'].default; _d_level = _fields['level'].default; _d_mirror = _fields['mirror'].default; _d_origin = _fields['origin'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, items, columns=_d_columns, mirror=_d_mirror, level=_d_level): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'columns': columns, 'mirror': mirror, 'level': level})
    return __init__
READY['infographic.panels.containers', 'Panels'] = 'frozen  origin=* places~* items* columns=* mirror=* level=*', _35
def _36(_cls, _fields, _missing, _set):
    _d_gap = _fields['gap'].default; _d_origin = _fields['origin'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, items, gap=_d_gap): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'gap': gap})
    return __init__
READY['infographic.panels.containers', 'Stack'] = 'frozen  origin=* places~* items* gap=*', _36
def _37(_cls, _fields, _missing, _set):
    _d_columns = _fields['columns'].default; _d_heroes = _fields['heroes'].default; _d_inks = _fields['inks'].default; _d_labels = _fields['labels'].default; _d_lead = _fields['lead'].default; _d_origin = _fields['origin'].default; _d_spans = _fields['spans'].default; _d_tiles = _fields['tiles'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, items, heroes=_d_heroes, tiles=_d_tiles, lead=_d_lead, spans=_d_spans, inks=_d_inks, columns=_d_columns, labels=_d_labels): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'items': items, 'heroes': heroes, 'tiles': tiles, 'lead': lead, 'spans': spans, 'inks': inks, 'columns': columns, 'labels': labels})
    return __init__
READY['infographic.panels.figures', 'Figures'] = 'frozen  origin=* places~* items* heroes=* tiles=* lead=* spans=* inks=* columns=* labels=*', _37
def _38(_cls, _fields, _missing, _set):
    def __init__(self, model, ctx, items, per_row, width): _set(self, '__dict__', {'model': model, 'ctx': ctx, 'items': items, 'per_row': per_row, 'width': width})
    return __init__
READY['infographic.panels.figures', '_Strip'] = 'frozen  model ctx items per_row width', _38
def _39(_cls, _fields, _missing, _set):
    _d_columns = _fields['columns'].default; _d_cut = _fields['cut'].default; _d_heading = _fields['heading'].default; _d_heading_ink = _fields['heading_ink'].default; _d_indent = _fields['indent'].default; _d_ink = _fields['ink'].default; _d_lettering = _fields['lettering'].default; _d_level = _fields['level'].default; _d_origin = _fields['origin'].default; _d_plate = _fields['plate'].default; _d_points = _fields['points'].default; _d_role = _fields['role'].default; _d_side = _fields['side'].default; _d_text = _fields['text'].default; _d_title = _fields['title'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, title=_d_title, text=_d_text, points=_d_points, heading=_d_heading, columns=_d_columns, cut=_d_cut, ink=_d_ink, heading_ink=_d_heading_ink, lettering=_d_lettering, role=_d_role, side=_d_side, level=_d_level, plate=_d_plate, indent=_d_indent): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'title': title, 'text': text, 'points': points, 'heading': heading, 'columns': columns, 'cut': cut, 'ink': ink, 'heading_ink': heading_ink, 'lettering': lettering, 'role': role, 'side': side, 'level': level, 'plate': plate, 'indent': indent})
    return __init__
READY['infographic.panels.vertical_title', 'VerticalTitle'] = 'frozen  origin=* places~* title=* text=* points=* heading=* columns=* cut=* ink=* heading_ink=* lettering=* role=* side=* level=* plate=* indent=*', _39
def _40(_cls, _fields, _missing, _set):
    _d_text = _fields['text'].default; _f_children = _fields['children'].default_factory
    def __init__(self, tag, attributes, line, column, children=_missing, text=_d_text): self.tag = tag; self.attributes = attributes; self.line = line; self.column = column; self.children = _f_children() if children is _missing else children; self.text = text
    return __init__
READY['infographic.pictures.svg', 'Element'] = 'loose  tag attributes line column children~ text=', _40
def _41(_cls, _fields, _missing, _set):
    _d_span = _fields['span'].default; _s_label = _cls.label.__set__; _s_level = _cls.level.__set__; _s_page = _cls.page.__set__; _s_span = _cls.span.__set__; _s_title = _cls.title.__set__
    def __init__(self, title, level, page, label, span=_d_span): _s_title(self, title); _s_level(self, level); _s_page(self, page); _s_label(self, label); _s_span(self, span)
    return __init__
READY['infographic.places', 'Heading'] = 'frozen  title. level. page. label. span=.', _41
def _42(_cls, _fields, _missing, _set):
    _s_label = _cls.label.__set__; _s_page = _cls.page.__set__; _s_text = _cls.text.__set__
    def __init__(self, page, label, text): _s_page(self, page); _s_label(self, label); _s_text(self, text)
    return __init__
READY['infographic.places', 'PageText'] = 'frozen  page. label. text.', _42
def _43(_cls, _fields, _missing, _set):
    _s_default = _cls.default.__set__; _s_key = _cls.key.__set__; _s_meta = _cls.meta.__set__; _s_name = _cls.name.__set__; _s_optional = _cls.optional.__set__; _s_required = _cls.required.__set__; _s_type = _cls.type.__set__
    def __init__(self, name, key, type, optional, required, default, meta): _s_name(self, name); _s_key(self, key); _s_type(self, type); _s_optional(self, optional); _s_required(self, required); _s_default(self, default); _s_meta(self, meta)
    return __init__
READY['infographic.spec.fields', 'FieldInfo'] = 'frozen  name. key. type. optional. required. default. meta.', _43
def _44(_cls, _fields, _missing, _set):
    _s_key = _cls.key.__set__; _s_key_span = _cls.key_span.__set__; _s_value = _cls.value.__set__
    def __init__(self, key, key_span, value): _s_key(self, key); _s_key_span(self, key_span); _s_value(self, value)
    return __init__
READY['infographic.spec.located', 'Entry'] = 'frozen  key. key_span. value.', _44
def _45(_cls, _fields, _missing, _set):
    _s_entries = _cls.entries.__set__; _s_span = _cls.span.__set__
    def __init__(self, span, entries): _s_span(self, span); _s_entries(self, entries)
    return __init__
READY['infographic.spec.located', 'Map'] = 'frozen  span. entries.', _45
def _46(_cls, _fields, _missing, _set):
    _d_kind = _fields['kind'].default; _d_native = _fields['native'].default; _d_quoted = _fields['quoted'].default; _s_kind = _cls.kind.__set__; _s_native = _cls.native.__set__; _s_quoted = _cls.quoted.__set__; _s_span = _cls.span.__set__; _s_text = _cls.text.__set__
    def __init__(self, span, text, kind=_d_kind, quoted=_d_quoted, native=_d_native): _s_span(self, span); _s_text(self, text); _s_kind(self, kind); _s_quoted(self, quoted); _s_native(self, native)
    return __init__
READY['infographic.spec.located', 'Scalar'] = 'frozen  span. text. kind=. quoted=. native=.', _46
def _47(_cls, _fields, _missing, _set):
    _s_items = _cls.items.__set__; _s_span = _cls.span.__set__
    def __init__(self, span, items): _s_span(self, span); _s_items(self, items)
    return __init__
READY['infographic.spec.located', 'Seq'] = 'frozen  span. items.', _47
def _48(_cls, _fields, _missing, _set):
    _d_family = _fields['family'].default; _d_file = _fields['file'].default; _d_index = _fields['index'].default; _d_origin = _fields['origin'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, family=_d_family, file=_d_file, index=_d_index): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'family': family, 'file': file, 'index': index})
    return __init__
READY['infographic.spec.model', 'FaceDef'] = 'frozen  origin=* places~* family=* file=* index=*', _48
def _49(_cls, _fields, _missing, _set):
    _d_overprint = _fields['overprint'].default; _d_spot = _fields['spot'].default; _d_technical = _fields['technical'].default; _s_cmyk = _cls.cmyk.__set__; _s_overprint = _cls.overprint.__set__; _s_spot = _cls.spot.__set__; _s_technical = _cls.technical.__set__
    def __init__(self, cmyk, spot=_d_spot, overprint=_d_overprint, technical=_d_technical): _s_cmyk(self, cmyk); _s_spot(self, spot); _s_overprint(self, overprint); _s_technical(self, technical)
    return __init__
READY['infographic.spec.model', 'InkDef'] = 'frozen  cmyk. spot=. overprint=. technical=.', _49
def _50(_cls, _fields, _missing, _set):
    _d_backdrop = _fields['backdrop'].default; _d_blank = _fields['blank'].default; _d_filler = _fields['filler'].default; _d_flow = _fields['flow'].default; _d_margin = _fields['margin'].default; _d_master = _fields['master'].default; _d_origin = _fields['origin'].default; _d_rows = _fields['rows'].default; _d_section = _fields['section'].default; _d_spread = _fields['spread'].default; _d_starts = _fields['starts'].default; _d_tint = _fields['tint'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, rows=_d_rows, flow=_d_flow, spread=_d_spread, blank=_d_blank, filler=_d_filler, master=_d_master, margin=_d_margin, tint=_d_tint, backdrop=_d_backdrop, section=_d_section, starts=_d_starts): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'rows': rows, 'flow': flow, 'spread': spread, 'blank': blank, 'filler': filler, 'master': master, 'margin': margin, 'tint': tint, 'backdrop': backdrop, 'section': section, 'starts': starts})
    return __init__
READY['infographic.spec.model', 'PageEntry'] = 'frozen  origin=* places~* rows=* flow=* spread=* blank=* filler=* master=* margin=* tint=* backdrop=* section=* starts=*', _50
def _51(_cls, _fields, _missing, _set):
    _s_model = _cls.model.__set__; _s_place = _cls.place.__set__; _s_span = _cls.span.__set__; _s_type = _cls.type.__set__
    def __init__(self, type, model, place, span): _s_type(self, type); _s_model(self, model); _s_place(self, place); _s_span(self, span)
    return __init__
READY['infographic.spec.model', 'PanelNode'] = 'frozen  type. model. place. span.', _51
def _52(_cls, _fields, _missing, _set):
    _d_background = _fields['background'].default; _d_bleed = _fields['bleed'].default; _d_fill = _fields['fill'].default; _d_gap = _fields['gap'].default; _d_height = _fields['height'].default; _d_keep = _fields['keep'].default; _d_lang = _fields['lang'].default; _d_order = _fields['order'].default; _d_origin = _fields['origin'].default; _d_overlap = _fields['overlap'].default; _d_pad = _fields['pad'].default; _d_span = _fields['span'].default; _d_stretch = _fields['stretch'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, span=_d_span, height=_d_height, order=_d_order, background=_d_background, bleed=_d_bleed, pad=_d_pad, gap=_d_gap, overlap=_d_overlap, stretch=_d_stretch, fill=_d_fill, lang=_d_lang, keep=_d_keep): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'span': span, 'height': height, 'order': order, 'background': background, 'bleed': bleed, 'pad': pad, 'gap': gap, 'overlap': overlap, 'stretch': stretch, 'fill': fill, 'lang': lang, 'keep': keep})
    return __init__
READY['infographic.spec.model', 'Place'] = 'frozen  origin=* places~* span=* height=* order=* background=* bleed=* pad=* gap=* overlap=* stretch=* fill=* lang=* keep=*', _52
def _53(_cls, _fields, _missing, _set):
    _d_face = _fields['face'].default; _d_gap = _fields['gap'].default; _d_ink = _fields['ink'].default; _d_leading = _fields['leading'].default; _d_least = _fields['least'].default; _d_origin = _fields['origin'].default; _d_size = _fields['size'].default; _d_tracking = _fields['tracking'].default; _d_weight = _fields['weight'].default; _f_places = _fields['places'].default_factory
    def __init__(self, *, origin=_d_origin, places=_missing, face=_d_face, weight=_d_weight, size=_d_size, least=_d_least, ink=_d_ink, leading=_d_leading, tracking=_d_tracking, gap=_d_gap): _set(self, '__dict__', {'origin': origin, 'places': _f_places() if places is _missing else places, 'face': face, 'weight': weight, 'size': size, 'least': least, 'ink': ink, 'leading': leading, 'tracking': tracking, 'gap': gap})
    return __init__
READY['infographic.spec.model', 'RoleDef'] = 'frozen  origin=* places~* face=* weight=* size=* least=* ink=* leading=* tracking=* gap=*', _53
def _54(_cls, _fields, _missing, _set):
    _s_fields = _cls.fields.__set__; _s_parts = _cls.parts.__set__; _s_required = _cls.required.__set__
    def __init__(self, fields, required, parts): _s_fields(self, fields); _s_required(self, required); _s_parts(self, parts)
    return __init__
READY['infographic.spec.plans', 'ModelPlan'] = 'frozen  fields. required. parts.', _54
def _55(_cls, _fields, _missing, _set):
    _d_inner = _fields['inner'].default; _d_names = _fields['names'].default; _d_read = _fields['read'].default; _d_words = _fields['words'].default; _s_form = _cls.form.__set__; _s_inner = _cls.inner.__set__; _s_names = _cls.names.__set__; _s_read = _cls.read.__set__; _s_words = _cls.words.__set__
    def __init__(self, form, inner=_d_inner, words=_d_words, read=_d_read, names=_d_names): _s_form(self, form); _s_inner(self, inner); _s_words(self, words); _s_read(self, read); _s_names(self, names)
    return __init__
READY['infographic.spec.plans', 'Plan'] = 'frozen  form. inner=. words=. read=. names=.', _55
def _56(_cls, _fields, _missing, _set):
    def __init__(self, name, faces, size, least, ink, leading, tracking, gap): _set(self, '__dict__', {'name': name, 'faces': faces, 'size': size, 'least': least, 'ink': ink, 'leading': leading, 'tracking': tracking, 'gap': gap})
    return __init__
READY['infographic.spec.theme', 'Role'] = 'frozen  name faces size least ink leading tracking gap', _56
def _57(_cls, _fields, _missing, _set):
    _d_span = _fields['span'].default; _s_span = _cls.span.__set__; _s_value = _cls.value.__set__
    def __init__(self, value, span=_d_span): _s_value(self, value); _s_span(self, span)
    return __init__
READY['infographic.spec.values', 'Figure'] = 'frozen  value. span=.', _57
def _58(_cls, _fields, _missing, _set):
    _d_span = _fields['span'].default; _s_name = _cls.name.__set__; _s_span = _cls.span.__set__
    def __init__(self, name, span=_d_span): _s_name(self, name); _s_span(self, span)
    return __init__
READY['infographic.spec.values', 'Icon'] = 'frozen  name. span=.', _58
def _59(_cls, _fields, _missing, _set):
    _d_overprint = _fields['overprint'].default; _d_span = _fields['span'].default; _d_tint = _fields['tint'].default; _s_name = _cls.name.__set__; _s_overprint = _cls.overprint.__set__; _s_span = _cls.span.__set__; _s_tint = _cls.tint.__set__
    def __init__(self, name, tint=_d_tint, span=_d_span, overprint=_d_overprint): _s_name(self, name); _s_tint(self, tint); _s_span(self, span); _s_overprint(self, overprint)
    return __init__
READY['infographic.spec.values', 'InkRef'] = 'frozen  name. tint=. span=. overprint=.', _59
def _60(_cls, _fields, _missing, _set):
    _s_unit = _cls.unit.__set__; _s_value = _cls.value.__set__
    def __init__(self, value, unit): _s_value(self, value); _s_unit(self, unit)
    return __init__
READY['infographic.spec.values', 'Length'] = 'frozen  value. unit.', _60
def _61(_cls, _fields, _missing, _set):
    _d_span = _fields['span'].default; _s_art = _cls.art.__set__; _s_name = _cls.name.__set__; _s_span = _cls.span.__set__
    def __init__(self, name, art, span=_d_span): _s_name(self, name); _s_art(self, art); _s_span(self, span)
    return __init__
READY['infographic.spec.values', 'Picture'] = 'frozen  name. art. span=.', _61
def _62(_cls, _fields, _missing, _set):
    _s_box = _cls.box.__set__
    def __init__(self, box): _s_box(self, box)
    return __init__
READY['infographic.spec.values', 'View'] = 'frozen  box.', _62
def _63(_cls, _fields, _missing, _set):
    _d_solid = _fields['solid'].default
    def __init__(self, widths, gaps, before, after, shrink, stretch, loose, prices, ends, letters, further, free, solid=_d_solid): _set(self, '__dict__', {'widths': widths, 'gaps': gaps, 'before': before, 'after': after, 'shrink': shrink, 'stretch': stretch, 'loose': loose, 'prices': prices, 'ends': ends, 'letters': letters, 'further': further, 'free': free, 'solid': solid})
    return __init__
READY['infographic.text.items', 'Items'] = 'frozen  widths gaps before after shrink stretch loose prices ends letters further free solid=', _63
def _64(_cls, _fields, _missing, _set):
    _d_align = _fields['align'].default; _d_indent = _fields['indent'].default; _d_open_split = _fields['open_split'].default; _d_room = _fields['room'].default; _d_split = _fields['split'].default; _d_start = _fields['start'].default; _d_whole = _fields['whole'].default
    def __init__(self, prepared, size, measure, indent=_d_indent, align=_d_align, room=_d_room, split=_d_split, open_split=_d_open_split, start=_d_start, whole=_d_whole): _set(self, '__dict__', {'prepared': prepared, 'size': size, 'measure': measure, 'indent': indent, 'align': align, 'room': room, 'split': split, 'open_split': open_split, 'start': start, 'whole': whole})
    return __init__
READY['infographic.text.paragraph', 'Paragraph'] = 'frozen  prepared size measure indent= align= room= split= open_split= start= whole=', _64
def _65(_cls, _fields, _missing, _set):
    _d_spans = _fields['spans'].default; _d_vertical = _fields['vertical'].default
    def __init__(self, units, items, notes, vertical=_d_vertical, spans=_d_spans): _set(self, '__dict__', {'units': units, 'items': items, 'notes': notes, 'vertical': vertical, 'spans': spans})
    return __init__
READY['infographic.text.prepare', 'Prepared'] = 'frozen  units items notes vertical= spans=', _65
def _66(_cls, _fields, _missing, _set):
    _d_dots = _fields['dots'].default; _d_gap = _fields['gap'].default; _d_lang = _fields['lang'].default; _d_rise = _fields['rise'].default; _d_scale = _fields['scale'].default; _d_tracking = _fields['tracking'].default; _f_features = _fields['features'].default_factory
    def __init__(self, faces, ink, scale=_d_scale, tracking=_d_tracking, gap=_d_gap, features=_missing, rise=_d_rise, dots=_d_dots, lang=_d_lang): _set(self, '__dict__', {'faces': faces, 'ink': ink, 'scale': scale, 'tracking': tracking, 'gap': gap, 'features': _f_features() if features is _missing else features, 'rise': rise, 'dots': dots, 'lang': lang})
    return __init__
READY['infographic.text.style', 'Style'] = 'frozen  faces ink scale= tracking= gap= features~ rise= dots= lang=', _66
def _67(_cls, _fields, _missing, _set):
    _s_left = _cls.left.__set__; _s_level = _cls.level.__set__; _s_page = _cls.page.__set__; _s_text = _cls.text.__set__; _s_top = _cls.top.__set__
    def __init__(self, level, text, page, left, top): _s_level(self, level); _s_text(self, text); _s_page(self, page); _s_left(self, left); _s_top(self, top)
    return __init__
READY['infographic.writers.pdf.bookmarks', 'Heading'] = 'frozen  level. text. page. left. top.', _67
def _68(_cls, _fields, _missing, _set):
    _d_cap = _fields['cap'].default; _d_dash = _fields['dash'].default; _d_fill = _fields['fill'].default; _d_fill_ink = _fields['fill_ink'].default; _d_font = _fields['font'].default; _d_join = _fields['join'].default; _d_op_fill = _fields['op_fill'].default; _d_op_stroke = _fields['op_stroke'].default; _d_stroke = _fields['stroke'].default; _d_width = _fields['width'].default
    def __init__(self, fill=_d_fill, fill_ink=_d_fill_ink, stroke=_d_stroke, width=_d_width, cap=_d_cap, join=_d_join, dash=_d_dash, font=_d_font, op_fill=_d_op_fill, op_stroke=_d_op_stroke): self.fill = fill; self.fill_ink = fill_ink; self.stroke = stroke; self.width = width; self.cap = cap; self.join = join; self.dash = dash; self.font = font; self.op_fill = op_fill; self.op_stroke = op_stroke
    return __init__
READY['infographic.writers.pdf.canvas', 'State'] = 'loose  fill=. fill_ink=. stroke=. width=. cap=. join=. dash=. font=. op_fill=. op_stroke=.', _68
def _69(_cls, _fields, _missing, _set):
    _d__parts = _fields['_parts'].default; _f__references = _fields['_references'].default_factory
    def __init__(self, label, shared, _references=_missing, _parts=_d__parts): self.label = label; self.shared = shared; self._references = _f__references() if _references is _missing else _references; self._parts = _parts
    return __init__
READY['infographic.writers.pdf.fonts', 'Font'] = 'loose  label shared _references~ _parts=', _69
def _70(_cls, _fields, _missing, _set):
    def __init__(self, fonts): _set(self, '__dict__', {'fonts': fonts})
    return __init__
READY['infographic.writers.pdf.fonts', 'Setting'] = 'frozen  fonts', _70
def _71(_cls, _fields, _missing, _set):
    _f_pairs = _fields['pairs'].default_factory; _f_vertical = _fields['vertical'].default_factory
    def __init__(self, number, face, pairs=_missing, vertical=_missing): self.number = number; self.face = face; self.pairs = _f_pairs() if pairs is _missing else pairs; self.vertical = _f_vertical() if vertical is _missing else vertical
    return __init__
READY['infographic.writers.pdf.fonts', 'Use'] = 'loose  number face pairs~ vertical~', _71
def _72(_cls, _fields, _missing, _set):
    _d_around = _fields['around'].default; _d_bleed = _fields['bleed'].default; _d_marks = _fields['marks'].default; _s_around = _cls.around.__set__; _s_bleed = _cls.bleed.__set__; _s_frame = _cls.frame.__set__; _s_marks = _cls.marks.__set__
    def __init__(self, frame, bleed=_d_bleed, marks=_d_marks, around=_d_around): _s_frame(self, frame); _s_bleed(self, bleed); _s_marks(self, marks); _s_around(self, around)
    return __init__
READY['infographic.writers.pdf.model', 'PdfPage'] = 'frozen  frame. bleed=. marks=. around=.', _72
def _73(_cls, _fields, _missing, _set):
    _d_form = _fields['form'].default; _f_owners = _fields['owners'].default_factory
    def __init__(self, page, key, form=_d_form, owners=_missing): self.page = page; self.key = key; self.form = form; self.owners = _f_owners() if owners is _missing else owners
    return __init__
READY['infographic.writers.pdf.structure', 'Container'] = 'loose  page key form= owners~', _73
def _74(_cls, _fields, _missing, _set):
    _d_alt = _fields['alt'].default; _d_bbox = _fields['bbox'].default; _d_lang = _fields['lang'].default; _d_page = _fields['page'].default; _d_parent = _fields['parent'].default; _f_kids = _fields['kids'].default_factory
    def __init__(self, role, parent=_d_parent, alt=_d_alt, lang=_d_lang, bbox=_d_bbox, page=_d_page, kids=_missing): self.role = role; self.parent = parent; self.alt = alt; self.lang = lang; self.bbox = bbox; self.page = page; self.kids = _f_kids() if kids is _missing else kids
    return __init__
READY['infographic.writers.pdf.structure', 'Element'] = 'loose  role parent= alt= lang= bbox= page= kids~', _74
def _75(_cls, _fields, _missing, _set):
    def __init__(self, subset, codes, to_unicode, font, descriptor, mapping): _set(self, '__dict__', {'subset': subset, 'codes': codes, 'to_unicode': to_unicode, 'font': font, 'descriptor': descriptor, 'mapping': mapping})
    return __init__
READY['infographic.writers.pdf.subsets', 'Shared'] = 'frozen  subset codes to_unicode font descriptor mapping', _75
def _76(_cls, _fields, _missing, _set):
    _s_across = _cls.across.__set__; _s_down = _cls.down.__set__
    def __init__(self, across, down): _s_across(self, across); _s_down(self, down)
    return __init__
READY['infographic.writers.pdf.text', 'Codes'] = 'frozen  across. down.', _76
