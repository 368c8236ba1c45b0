# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
import datetime as dt
import re

from trytond.i18n import gettext
from trytond.model import (
    ModelSQL, ModelView, Unique, Workflow, fields)
from trytond.model.exceptions import AccessError
from trytond.pool import Pool
from trytond.pyson import Bool, Eval, If
from trytond.transaction import Transaction

from . import proposal
from .delivery import instant
from .request import HOOKS

KINDS = [
    ('check_in', "Check-in"),
    ('gesture', "Gesture"),
    ('human_handover', "Hand-over"),
    ('service_recovery', "Service Recovery"),
    ('channel_suggestion', "Channel Suggestion"),
    ('self_service', "Self-Service"),
    ('community_help', "Community Help"),
    ('heads_up', "Heads-up"),
    ('delivery_adaptation', "Delivery Adaptation"),
    ('preference_ask', "Question about Preferences"),
    ('internal_insight', "Insight"),
    ]
CHANNELS = [
    (None, ""),
    ('email', "Email"),
    ('sms', "Text Message"),
    ('phone', "Phone"),
    ('chat', "Chat"),
    ('messaging', "Messaging Service"),
    ('push', "Push Notification"),
    ('app', "App"),
    ('post', "Post"),
    ('video', "Video"),
    ('in_person', "In Person"),
    ('social', "Social Network"),
    ('fax', "Fax"),
    ]
# What staff can report, and the outcome that it is for Courtesy.
OUTCOMES = {
    'done': 'delivered',
    'accepted': 'accepted',
    'dismissed': 'dismissed',
    'complained': 'complained',
    'failed': 'failed',
    'cancelled': 'cancelled',
    'expired': 'cancelled',
    }


class Offer(Workflow, ModelSQL, ModelView):
    "What Courtesy would do for a customer, for staff to do"
    __name__ = 'courtesy.offer'

    company = fields.Many2One(
        'company.company', "Company", required=True, readonly=True,
        ondelete='CASCADE')
    party = fields.Many2One(
        'party.party', "Party", required=True, readonly=True,
        ondelete='CASCADE',
        context={'company': Eval('company', -1)}, depends=['company'])
    about = fields.Reference(
        "About", selection='get_models', readonly=True)
    kind = fields.Selection(
        KINDS, "Kind", required=True, readonly=True, sort=False)
    kind_string = kind.translated('kind')
    urgency = fields.Selection([
            ('info', "Good to Know"),
            ('warning', "Better Today"),
            ('critical', "Critical"),
            ], "Urgency", required=True, readonly=True, sort=False)
    queue = fields.Many2One('courtesy.queue', "Queue", readonly=True)
    channel = fields.Selection(
        CHANNELS, "Channel", readonly=True, sort=False,
        states={'invisible': ~Eval('channel')})
    instruction = fields.Text("To Do", readonly=True)
    message = fields.Function(
        fields.Text(
            "Message", states={'invisible': ~Bool(Eval('message'))}),
        'get_message')
    text = fields.Text("Text", readonly=True)
    remedy = fields.Selection([
            (None, ""),
            ('apology', "Apology"),
            ('replace', "Replacement"),
            ('refund', "Money Back"),
            ('rebook', "New Date"),
            ('expedite', "Faster"),
            ('term_change', "Change of Terms"),
            ], "Remedy", readonly=True, sort=False,
        states={'invisible': ~Eval('remedy')})
    reasons = fields.Text("Reasons", readonly=True)
    amount = fields.Numeric(
        "Amount", digits='currency', readonly=True,
        states={'invisible': ~Eval('currency')})
    currency = fields.Many2One(
        'currency.currency', "Currency", readonly=True,
        states={'invisible': ~Eval('currency')})
    send_at = fields.DateTime("Not before", readonly=True)
    respond_by = fields.DateTime(
        "Answer by", readonly=True,
        states={'invisible': ~Eval('respond_by')})
    not_after = fields.DateTime("Not after", required=True, readonly=True)
    needs = fields.Selection([
            (None, ""),
            ('human', "Somebody"),
            ('manager', "A Manager"),
            ], "Needs Agreement of", readonly=True, sort=False,
        states={'invisible': ~Eval('needs')})
    answered_by = fields.Many2One(
        'res.user', "Answered by", readonly=True,
        states={'invisible': ~Eval('answered_by')})
    note = fields.Many2One('ir.note', "Note", ondelete='SET NULL')
    hook = fields.Selection(HOOKS, "Hook", required=True, readonly=True)
    decision_id = fields.Char("Decision", required=True, readonly=True)
    plugin = fields.Char("Plugin", required=True, readonly=True)
    action = fields.Char("Action", required=True, readonly=True)
    key = fields.Char("Key", required=True, readonly=True)
    state = fields.Selection([
            ('approval', "To Agree"),
            ('agreed', "Agreed"),
            ('declined', "Declined"),
            ('open', "To Do"),
            ('done', "Done"),
            ('accepted', "Welcomed"),
            ('dismissed', "Not Wanted"),
            ('complained', "Complained about"),
            ('failed', "Not Arrived"),
            ('cancelled', "Cancelled"),
            ('expired', "Expired"),
            ], "State", required=True, readonly=True, sort=False)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        t = cls.__table__()
        cls._sql_constraints = [
            ('once', Unique(t, t.decision_id, t.plugin, t.action),
                'courtesy.msg_offer_once'),
            ]
        cls._order = [('id', 'DESC')]
        carried_out = ['accepted', 'dismissed', 'complained']
        cls._transitions |= {
            ('approval', 'agreed'), ('approval', 'declined'),
            ('approval', 'expired'), ('agreed', 'expired'),
            ('open', 'done'), ('open', 'failed'), ('open', 'cancelled'),
            ('open', 'expired'),
            *((before, after) for before in ['open', 'done']
                for after in carried_out),
            }
        for button in ['agree', 'decline']:
            cls._buttons[button] = {
                'invisible': Eval('state') != 'approval',
                'depends': ['state'],
                }
        for button in ['do', 'fail', 'cancel']:
            cls._buttons[button] = {
                'invisible': Eval('state') != 'open',
                'depends': ['state'],
                }
        for button in ['accept', 'dismiss', 'complain']:
            cls._buttons[button] = {
                'invisible': ~Eval('state').in_(['open', 'done']),
                'depends': ['state'],
                }

    @classmethod
    def default_state(cls):
        return 'open'

    @classmethod
    def get_models(cls):
        return Pool().get('courtesy.request').get_models()

    @classmethod
    def view_attributes(cls):
        return super().view_attributes() + [
            ('/tree', 'visual',
                If((Eval('state') == 'open')
                    & (Eval('urgency') == 'critical'), 'danger',
                    If((Eval('state') == 'open')
                        & (Eval('urgency') == 'warning'), 'warning',
                        If(Eval('state').in_(['approval', 'open']),
                            '', 'muted')))),
            ]

    def get_rec_name(self, name):
        return '%s @ %s' % (self.kind_string, self.party.rec_name)

    def get_message(self, name):
        "Return the text with the party's name instead of placeholders"
        return re.sub(
            r'\{(\w+)\}', lambda match: self._placeholder(match[1]),
            self.text or '')

    def _placeholder(self, name):
        if name in {'first_name', 'full_name'}:
            return self.party.name or ''
        if name == 'company_name':
            return self.company.party.name or ''
        if name == 'order_number' and getattr(self.about, 'number', None):
            return self.about.number
        # Staff fill it in.
        return '{%s}' % name

    # From a decision

    @classmethod
    def take(cls, request, decision):
        "Write down what a decision offers, and what it needs a person for"
        offers = []
        for offered in decision['offered']:
            offers.append(cls._proposed(request, offered, 'open'))
        for withheld in decision['withheld']:
            if withheld['disposition'] == 'needs_approval':
                if not cls._awaited(request.party, withheld):
                    offers.append(
                        cls._proposed(request, withheld, 'approval'))
            elif withheld['disposition'] == 'deferred':
                if until := proposal.moment(withheld.get('until_at')):
                    request.ask(
                        request.hook, [request.about or request.party],
                        not_before=until)
        for offer in offers:
            offer.note = offer._note()
        cls.save(offers)
        for offer in offers:
            offer._act()
        return offers

    @classmethod
    def _awaited(cls, party, withheld):
        "Return whether somebody is being asked for this, or said no"
        return bool(cls.search([
                    ('party', '=', party.id),
                    ('plugin', '=', withheld['plugin']),
                    ('key', '=', withheld['action']['key']),
                    ('state', 'in', ['approval', 'declined']),
                    ], limit=1))

    @classmethod
    def _proposed(cls, request, proposed, state):
        offer = cls(
            company=request.company, party=request.party, hook=request.hook,
            decision_id=request.decision_id, state=state,
            **proposal.values(proposed))
        offer.about = offer.about or request.about
        if state == 'approval':
            offer.needs = proposal.needs(proposed)
        return offer

    def _note(self):
        "Tell whoever looks at the document that something is to be done"
        pool = Pool()
        Note = pool.get('ir.note')
        note = Note(
            resource=self.about or self.party,
            message=gettext(
                'courtesy.msg_note_approval' if self.state == 'approval'
                else 'courtesy.msg_note',
                kind=self.kind_string, instruction=self.instruction or '',
                reasons=self.reasons or ''))
        note.save()
        return note

    def _act(self):
        "Do what Tryton can do about an offer by itself"

    # What staff do

    @classmethod
    @ModelView.button
    @Workflow.transition('agreed')
    def agree(cls, offers):
        cls._answer(offers, agree=True)

    @classmethod
    @ModelView.button
    @Workflow.transition('declined')
    def decline(cls, offers):
        cls._answer(offers, agree=False)

    @classmethod
    def _answer(cls, offers, agree):
        pool = Pool()
        Request = pool.get('courtesy.request')
        User = pool.get('res.user')
        ModelData = pool.get('ir.model.data')
        user = User(Transaction().user)
        manager = ModelData.get_id('courtesy', 'group_courtesy_manager')
        is_manager = manager in map(int, user.groups)
        if agree and not is_manager:
            for offer in offers:
                if offer.needs == 'manager':
                    raise AccessError(gettext(
                            'courtesy.msg_needs_manager',
                            offer=offer.rec_name))
        cls.write(offers, {'answered_by': user.id})
        Request.tell('approval', offers, lambda offer: {
                'customer_ref': offer.party.courtesy_ref,
                'plugin': offer.plugin,
                'key': offer.key,
                'agree': agree,
                'who': 'tryton user %s' % user.id,
                'role': 'manager' if is_manager else 'human',
                'amount': offer._money(),
                })

    def _money(self):
        "Return the most that somebody agrees to"
        if self.currency:
            return {
                'minor': int(self.amount.scaleb(self.currency.digits)),
                'currency': self.currency.code,
                }

    @classmethod
    @ModelView.button
    @Workflow.transition('done')
    def do(cls, offers):
        pass

    @classmethod
    @ModelView.button
    @Workflow.transition('accepted')
    def accept(cls, offers):
        pass

    @classmethod
    @ModelView.button
    @Workflow.transition('dismissed')
    def dismiss(cls, offers):
        pass

    @classmethod
    @ModelView.button
    @Workflow.transition('complained')
    def complain(cls, offers):
        pass

    @classmethod
    @ModelView.button
    @Workflow.transition('failed')
    def fail(cls, offers):
        pass

    @classmethod
    @ModelView.button
    @Workflow.transition('cancelled')
    def cancel(cls, offers):
        pass

    @classmethod
    def expire(cls):
        "Take off the list what no longer makes sense"
        offers = cls.search([
                ('state', 'in', ['approval', 'agreed', 'open']),
                ('not_after', '<=', dt.datetime.now()),
                ])
        cls.write(offers, {'state': 'expired'})

    @classmethod
    def on_modification(cls, mode, offers, field_names=None):
        super().on_modification(mode, offers, field_names=field_names)
        if mode == 'write' and 'state' in field_names:
            Pool().get('courtesy.request').tell(
                'outcome',
                [o for o in offers if o.state in OUTCOMES and not o.needs],
                lambda offer: offer._outcome())

    def _outcome(self):
        return {
            'contract': '1.1',
            'decision_id': self.decision_id,
            'plugin': self.plugin,
            'action': self.action,
            'at': instant(dt.datetime.now()),
            'outcome': OUTCOMES[self.state],
            }
