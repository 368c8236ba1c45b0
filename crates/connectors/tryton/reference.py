# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"""
Documents as contexts name them, such as sale-12.

A name with a dot, such as sale.sale,12, reads as a link in what plugins say
about it, and Courtesy would refuse that.
"""
import re

from trytond.pool import Pool

MODELS = {
    'sale': 'sale.sale',
    'complaint': 'sale.complaint',
    }
NAMES = {model: name for name, model in MODELS.items()}
_REFERENCE = re.compile(r'\b(%s)-(\d+)\b' % '|'.join(MODELS))


def name(record):
    return '%s-%s' % (NAMES[record.__name__], record.id)


def find(text):
    "Return the document that is named so, if there is one"
    if match := _REFERENCE.fullmatch(text or ''):
        return _record(match)


def readable(text):
    "Return a text for staff, with documents as Tryton names them"
    def rec_name(match):
        record = _record(match)
        return record.rec_name if record else match[0]
    return _REFERENCE.sub(rec_name, text)


def _record(match):
    pool = Pool()
    model = MODELS[match[1]]
    if model in dict(pool.iterobject()):
        for record in pool.get(model).search([('id', '=', int(match[2]))]):
            return record
