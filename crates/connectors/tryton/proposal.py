# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"What a decision proposes, as the fields of an offer"
import datetime as dt
from decimal import Decimal

from trytond.pool import Pool

from . import reference

# The members of a step that tell staff what to do, in the order to read them.
INSTRUCTIONS = [
    'question', 'briefing', 'signal', 'acknowledge', 'remedy', 'gift',
    'we_do', 'you_can', 'to', 'benefit', 'task', 'link', 'topic', 'about',
    'fulfilment', 'slot',
    ]


def moment(text):
    "Return a document's instant as Tryton keeps it"
    if text:
        return (dt.datetime.fromisoformat(text)
            .astimezone(dt.timezone.utc).replace(tzinfo=None, microsecond=0))


def values(proposed):
    "Return the fields of an offer for an action of a decision"
    action = proposed['action']
    step = action['step']
    return {
        'about': _about(step),
        'plugin': proposed['plugin'],
        'action': action['id'],
        'key': action['key'],
        'kind': step['kind'],
        'urgency': action['urgency'],
        'channel': proposed.get('channel'),
        'queue': _queue(proposed, step),
        'instruction': _instruction(step),
        'text': (action.get('message') or {}).get('text'),
        'remedy': step.get('remedy'),
        'reasons': reference.readable(
            '\n'.join(reason['text'] for reason in action['reasons'])),
        'send_at': moment(proposed.get('send_at')),
        'respond_by': moment(step.get('respond_by_at')),
        'not_after': moment(action['window']['not_after_at']),
        **_money(step.get('amount') or action.get('cost')),
        }


def needs(withheld):
    "Return who must agree"
    return (
        'manager' if withheld['action'].get('requires') == 'manager'
        else 'human')


def _about(step):
    "Return the document that a step is about"
    for member in ['case', 'order', 'event']:
        if record := reference.find(step.get(member)):
            return record


def _queue(proposed, step):
    Queue = Pool().get('courtesy.queue')
    for code in [proposed.get('queue'), step.get('queue'),
            step.get('reply_queue'), step.get('human_escape'),
            step.get('to_role')]:
        if queue := Queue.named(code):
            return queue


def _instruction(step):
    return reference.readable('\n'.join(
            str(step[member]) for member in INSTRUCTIONS if member in step))


def _money(money):
    Currency = Pool().get('currency.currency')
    if not money:
        return {}
    for currency in Currency.search(
            [('code', '=', money['currency'])], limit=1):
        amount = Decimal(money['minor']).scaleb(-currency.digits)
        return {'currency': currency, 'amount': amount}
    return {}
