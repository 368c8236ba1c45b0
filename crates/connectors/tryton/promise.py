# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
import datetime as dt

from trytond.model import ModelSQL, ModelView, Unique, fields
from trytond.pyson import Eval

from . import reference
from .delivery import instant
from .proposal import moment


class Promise(ModelSQL, ModelView):
    "What customers were promised by what Courtesy offered"
    __name__ = 'courtesy.promise'

    company = fields.Many2One(
        'company.company', "Company", required=True, readonly=True,
        ondelete='CASCADE')
    party = fields.Many2One(
        'party.party', "Party", required=True, readonly=True,
        ondelete='CASCADE',
        context={'company': Eval('company', -1)}, depends=['company'])
    identifier = fields.Char("Identifier", required=True, readonly=True)
    what = fields.Text("What", required=True, readonly=True)
    made_at = fields.DateTime("Made at", required=True, readonly=True)
    due_at = fields.DateTime("Due at", required=True, readonly=True)
    about = fields.Char("About", readonly=True)
    plugin = fields.Char("Plugin", readonly=True)
    key = fields.Char("Key", readonly=True)
    queue_code = fields.Char("Queue", readonly=True)
    kept_at = fields.DateTime("Kept at", readonly=True)
    withdrawn_at = fields.DateTime("Withdrawn at", readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        t = cls.__table__()
        cls._sql_constraints = [
            ('once', Unique(t, t.party, t.company, t.identifier),
                'courtesy.msg_promise_once'),
            ]
        cls._order = [('due_at', 'ASC'), ('id', 'ASC')]
        for button in ['keep', 'withdraw']:
            cls._buttons[button] = {
                'invisible': Eval('kept_at') | Eval('withdrawn_at'),
                'depends': ['kept_at', 'withdrawn_at'],
                }

    def get_rec_name(self, name):
        return self.what

    @classmethod
    def take(cls, request, decision):
        promises = []
        for made in decision.get('promises') or []:
            promise = cls._find(request, made['id']) or cls(
                party=request.party, company=request.company,
                identifier=made['id'])
            promise.what = reference.readable(made['what'])
            promise.made_at = moment(made['made_at'])
            promise.due_at = moment(made['due_at'])
            promise.about = made.get('about')
            promise.plugin = made.get('plugin')
            promise.key = made.get('key')
            promise.queue_code = made.get('queue')
            promise.kept_at = promise.withdrawn_at = None
            promises.append(promise)
        cls.save(promises)

    @classmethod
    def _find(cls, request, identifier):
        for promise in cls.search([
                    ('party', '=', request.party.id),
                    ('company', '=', request.company.id),
                    ('identifier', '=', identifier),
                    ]):
            return promise

    @classmethod
    @ModelView.button
    def keep(cls, promises):
        cls.write(promises, {'kept_at': _now()})

    @classmethod
    @ModelView.button
    def withdraw(cls, promises):
        cls.write(promises, {'withdrawn_at': _now()})

    @classmethod
    def facts(cls, party, company, most=200):
        "The latest promises to a party, as a context has them"
        promises = cls.search([
                ('party', '=', party.id),
                ('company', '=', company.id),
                ], order=[('made_at', 'DESC')], limit=most)
        return [p._fact() for p in promises]

    def _fact(self):
        fact = {
            'id': self.identifier,
            'what': self.what,
            'made_at': instant(self.made_at),
            'due_at': instant(self.due_at),
            'about': self.about,
            'plugin': self.plugin,
            'key': self.key,
            'queue': self.queue_code,
            }
        for name in ['kept_at', 'withdrawn_at']:
            if value := getattr(self, name):
                fact[name] = instant(value)
        return {name: value for name, value in fact.items() if value}


def _now():
    return dt.datetime.now().replace(microsecond=0)
