# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
import datetime as dt
import json
import uuid

from sql import Null

from trytond.model import Index, ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Eval
from trytond.tools import timezone as tz
from trytond.transaction import Transaction, without_check_access

from . import delivery, server

HOOKS = [
    ('review', "Review"),
    ('order_placed', "Order Placed"),
    ('order_delayed', "Order Delayed"),
    ('order_failed', "Order Failed"),
    ('case_opened', "Complaint Opened"),
    ('case_closed', "Complaint Closed"),
    ('preferences_changed', "Preferences Changed"),
    ]

# A worker that was killed holds what it sent for so long.  It is longer than
# any answer may take, so that an erasure never overtakes a question.
LEASE = dt.timedelta(minutes=5)
# Facts that are older are read anew, and asked under another id.
FRESH = dt.timedelta(hours=12)
LONGEST_PAUSE = dt.timedelta(minutes=5)
# What was said is kept for so long, and no occasion comes back later.
KEPT = dt.timedelta(days=90)


class Request(ModelSQL, ModelView):
    "The outbox: what Tryton has to ask or tell Courtesy"
    __name__ = 'courtesy.request'

    kind = fields.Selection([
            ('question', "Question"),
            ('outcome', "Outcome"),
            ('approval', "Approval"),
            ('erasure', "Erasure"),
            ], "Kind", required=True, readonly=True, sort=False)
    company = fields.Many2One(
        'company.company', "Company", readonly=True, ondelete='CASCADE')
    party = fields.Many2One(
        'party.party', "Party", readonly=True, ondelete='CASCADE',
        context={'company': Eval('company', -1)}, depends=['company'])
    offer = fields.Many2One(
        'courtesy.offer', "Offer", readonly=True, ondelete='CASCADE')
    hook = fields.Selection(
        [(None, "")] + HOOKS, "Hook", readonly=True, sort=False)
    about = fields.Reference("About", selection='get_models', readonly=True)
    occasion = fields.Char(
        "Occasion", readonly=True,
        help="Nothing is asked twice on the same occasion.")
    customer_ref = fields.Char("Customer Reference", readonly=True)
    decision_id = fields.Char("Decision", readonly=True)
    document = fields.Text("Document", readonly=True)
    prepared_at = fields.DateTime("Prepared at", readonly=True)
    not_before = fields.DateTime("Not before", readonly=True)
    leased_until = fields.DateTime("Held until", readonly=True)
    attempts = fields.Integer("Attempts", readonly=True, required=True)
    problem = fields.Text("Problem", readonly=True)
    state = fields.Selection([
            ('waiting', "Waiting"),
            ('done', "Done"),
            ('refused', "Refused"),
            ('moot', "Not Needed"),
            ], "State", required=True, readonly=True, sort=False)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        t = cls.__table__()
        cls._sql_indexes.update({
                Index(
                    t,
                    (t.state, Index.Equality(cardinality='low')),
                    (t.not_before, Index.Range(nulls_first=True)),
                    where=t.state == 'waiting'),
                Index(
                    t,
                    (t.occasion, Index.Equality(cardinality='high')),
                    where=t.occasion != Null),
                })
        cls._order = [('id', 'DESC')]
        cls._buttons.update(
            repeat={
                'invisible': Eval('state') != 'refused',
                'depends': ['state'],
                })

    @classmethod
    def default_attempts(cls):
        return 0

    @classmethod
    def default_state(cls):
        return 'waiting'

    @classmethod
    def get_models(cls):
        pool = Pool()
        get_name = pool.get('ir.model').get_name
        return [(None, "")] + [(m, get_name(m)) for m in cls._get_about()]

    @classmethod
    def _get_about(cls):
        "Return the names of the models that a question can be about"
        pool = Pool()
        names = {
            'party.party', 'sale.sale', 'sale.complaint', 'sale.opportunity',
            'account.invoice', 'stock.shipment.out'}
        return sorted(
            names.intersection(name for name, _ in pool.iterobject()))

    def get_rec_name(self, name):
        return ' '.join(filter(None, [
                    self.kind_string, self.hook and self.hook_string,
                    self.party.rec_name if self.party else None]))

    kind_string = kind.translated('kind')
    hook_string = hook.translated('hook')

    @classmethod
    @ModelView.button
    def repeat(cls, requests):
        cls.write([r for r in requests if r.state == 'refused'], {
                'state': 'waiting',
                'not_before': None,
                'document': None,
                'problem': None,
                })

    # What the rest of Tryton calls, in its own transaction

    @classmethod
    @without_check_access
    def ask(cls, hook, records, occasion=None, not_before=None):
        """
        Ask about the party of each record, soon and once.

        Facts are read when the question is sent, so whatever else changes
        until then is in it.  occasion is a function of a record.
        """
        requests = []
        for record in records:
            party, company = cls._whom(record)
            if not party or not party.active or not company:
                continue
            request = cls(
                kind='question', party=party, company=company, hook=hook,
                about=str(record), not_before=not_before,
                occasion=occasion(record) if occasion else None)
            if not request._asked():
                requests.append(request)
        cls.save(requests)

    @classmethod
    def ask_triggered(cls, records, trigger):
        cls.ask('review', records)

    @classmethod
    def _whom(cls, record):
        pool = Pool()
        Company = pool.get('company.company')
        if record.__name__ == 'party.party':
            party = record
        else:
            party = (getattr(record, 'customer', None)
                or getattr(record, 'party', None))
        company = getattr(record, 'company', None)
        if not company:
            if company_id := Transaction().context.get('company'):
                company = Company(company_id)
            else:
                company = next(
                    iter(Company.search([], limit=1, order=[('id', 'ASC')])),
                    None)
        return party, company

    def _asked(self):
        if self.occasion:
            return bool(self.search([
                        ('occasion', '=', self.occasion),
                        ], limit=1))
        return bool(self.search([
                    ('kind', '=', 'question'),
                    ('state', '=', 'waiting'),
                    ('document', '=', None),
                    ('party', '=', self.party.id),
                    ('company', '=', self.company.id),
                    ('hook', '=', self.hook),
                    ('about', '=', self.about),
                    ], limit=1))

    @classmethod
    @without_check_access
    def tell(cls, kind, offers, document):
        "Tell what staff decided about offers; document is a function of one"
        cls.save([
                cls(kind=kind, party=offer.party, company=offer.company,
                    offer=offer, about=offer.about,
                    decision_id=offer.decision_id,
                    document=json.dumps(document(offer)))
                for offer in offers])

    @classmethod
    @without_check_access
    def erase(cls, parties):
        "Forget parties here, and have Courtesy forget them"
        pool = Pool()
        Offer = pool.get('courtesy.offer')
        Promise = pool.get('courtesy.promise')
        Note = pool.get('ir.note')
        requests = cls.search([('party', 'in', parties)])
        held = max(
            (r.leased_until for r in requests if r.leased_until),
            default=None)
        offers = Offer.search([('party', 'in', parties)])
        Note.delete([o.note for o in offers if o.note])
        Promise.delete(Promise.search([('party', 'in', parties)]))
        cls.delete(requests)
        Offer.delete(offers)
        cls.save([
                cls(kind='erasure', customer_ref=party.courtesy_ref,
                    company=cls._whom(party)[1], not_before=held)
                for party in parties])

    # What the cron calls

    @classmethod
    def deliver(cls):
        """
        Send what waits, once this transaction has ended.

        So no transaction, and no lock of any database, is held while
        Tryton waits for an answer.
        """
        server.connect().close()
        transaction = Transaction()
        transaction.atexit(delivery.run, transaction.database.name)

    @classmethod
    def review(cls):
        "Ask about everybody who has bought something lately, and tidy up"
        pool = Pool()
        Company = pool.get('company.company')
        Party = pool.get('party.party')
        for company in Company.search([]):
            with Transaction().set_context(company=company.id):
                today = pool.get('ir.date').today()
                parties = Party.browse(sorted(Party.courtesy_review(company)))
                cls.ask('review', parties,
                    occasion=lambda p: 'review:%s:%s:%s' % (
                        p.id, company.id, today))
        cls.delete(cls.search([
                    ('state', 'in', ['done', 'moot']),
                    ('create_date', '<', dt.datetime.now() - KEPT),
                    ]))

    # What the delivery calls, each in a transaction of its own

    @classmethod
    def claim(cls):
        "Hold the next request and return it, or nothing"
        now = dt.datetime.now()
        while True:
            waiting = cls.search([
                    ('state', '=', 'waiting'),
                    ['OR', ('not_before', '=', None),
                        ('not_before', '<=', now)],
                    ['OR', ('leased_until', '=', None),
                        ('leased_until', '<=', now)],
                    ],
                order=[('not_before', 'ASC NULLS FIRST'), ('id', 'ASC')],
                limit=1)
            if not waiting:
                return
            request, = waiting
            if request.kind == 'question' and not request.prepare(now):
                request.state = 'moot'
                request.save()
                continue
            request.leased_until = now + LEASE
            request.attempts += 1
            request.save()
            return request

    def prepare(self, now):
        "Write the question down; once it may have been sent, it stays so"
        if not self.party.active:
            return False
        if self.occasion and self.search([
                    ('occasion', '=', self.occasion),
                    ('id', '<', self.id),
                    ], limit=1):
            return False
        if self.document and now - self.prepared_at < FRESH:
            return True
        self.decision_id = str(uuid.uuid4())
        self.customer_ref = self.party.courtesy_ref
        self.prepared_at = now
        with Transaction().set_context(company=self.company.id):
            party = self.party.__class__(self.party.id)
            facts = party.courtesy_facts(now.replace(tzinfo=tz.UTC))
        self.document = json.dumps({
                'contract': '1.1',
                'decision_id': self.decision_id,
                'hook': self.hook,
                'as_of': delivery.instant(now),
                **facts,
                })
        return True

    def settle(self, answer):
        "Write the answer down with whatever follows from it"
        pool = Pool()
        Offer = pool.get('courtesy.offer')
        Promise = pool.get('courtesy.promise')
        with Transaction().set_context(
                company=self.company.id if self.company else None):
            if self.kind == 'question':
                Offer.take(self, answer)
                Promise.take(self, answer)
            elif self.kind == 'approval' and self.offer.state == 'agreed':
                self.ask(self.offer.hook, [self.offer.about or self.party])
        self.state = 'done'
        self.document = None
        self.leased_until = self.problem = None
        self.save()

    def postpone(self, problem, after_s=None):
        pause = min(
            dt.timedelta(minutes=2 ** min(self.attempts - 1, 8)),
            LONGEST_PAUSE)
        if after_s is not None:
            pause = dt.timedelta(seconds=after_s)
        self.not_before = dt.datetime.now() + pause
        self.leased_until = None
        self.problem = problem
        self.save()

    def refuse(self, problem):
        self.state = 'refused'
        self.leased_until = None
        self.problem = problem
        self.save()
