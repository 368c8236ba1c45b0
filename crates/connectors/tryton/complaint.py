# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.model import fields
from trytond.pool import Pool, PoolMeta
from trytond.pyson import Eval
from trytond.transaction import Transaction

from . import reference
from .delivery import instant
from .party import start_of

STATUS = {
    'draft': 'open',
    'waiting': 'open',
    'approved': 'open',
    'rejected': 'closed',
    'done': 'closed',
    }
# Both pay back what was paid, each for another kind of document.
REFUND = {
    'sale.sale': 'sale_return',
    'sale.line': 'sale_return',
    'account.invoice': 'credit_note',
    'account.invoice.line': 'credit_note',
    }


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    @classmethod
    def courtesy_review(cls, company):
        pool = Pool()
        Complaint = pool.get('sale.complaint')
        complaints = Complaint.search([
                ('company', '=', company.id),
                ('state', 'in', ['draft', 'waiting', 'approved']),
                ])
        return (super().courtesy_review(company)
            | {c.customer.id for c in complaints})

    def _courtesy_complaints(self):
        pool = Pool()
        Complaint = pool.get('sale.complaint')
        return reversed(Complaint.search([
                    ('customer', '=', self.id),
                    ('company', '=', Transaction().context['company']),
                    ('state', '!=', 'cancelled'),
                    ], order=[('id', 'DESC')], limit=100))

    def courtesy_facts(self, now):
        facts = super().courtesy_facts(now)
        if cases := [c.courtesy_case() for c in self._courtesy_complaints()]:
            facts['cases'] = cases
        return facts

    def _courtesy_resources(self):
        return super()._courtesy_resources() + [
            str(c) for c in self._courtesy_complaints()]


class Complaint(metaclass=PoolMeta):
    __name__ = 'sale.complaint'

    care_wish = fields.Selection([
            (None, ""),
            ('apology', "Apology"),
            ('replace', "Replacement"),
            ('refund', "Money Back"),
            ('rebook', "New Date"),
            ('expedite', "Faster"),
            ('term_change', "Change of Terms"),
            ], "Wish", sort=False,
        states={'readonly': Eval('state') != 'draft'},
        help="What the customer asks for.")
    care_severity = fields.Selection([
            (None, ""),
            ('low', "Nuisance"),
            ('medium', "Costs Time or Money"),
            ('high', "Causes Harm"),
            ], "Severity", sort=False,
        states={'readonly': Eval('state') != 'draft'},
        help="How severe it is for the customer.")

    def courtesy_case(self):
        "Return the complaint as a case of a context"
        case = {
            'id': reference.name(self),
            'kind': 'complaint',
            'status': STATUS[self.state],
            'topic': self.type.name[:100],
            'opened_at': instant(self._courtesy_opened_at()),
            }
        if self.care_wish:
            case['wish'] = self.care_wish
        if self.care_severity:
            case['severity'] = self.care_severity
        if sale := self._courtesy_sale():
            case['order'] = reference.name(sale)
        if self.state in {'rejected', 'done'}:
            case['closed_at'] = instant(
                (self.write_date or self.create_date).replace(microsecond=0))
            case['resolution'] = self._courtesy_resolution()
        return case

    def _courtesy_opened_at(self):
        created = self.create_date.replace(microsecond=0)
        if self.date:
            return min(created, start_of(self.date, self.company))
        return created

    def _courtesy_sale(self):
        if self.origin_model == 'sale.sale':
            return self.origin
        if self.origin_model == 'sale.line':
            return self.origin.sale

    def _courtesy_resolution(self):
        if self.state == 'rejected':
            return 'refused'
        return 'remedied' if self.actions else 'explained'

    @classmethod
    def on_modification(cls, mode, complaints, field_names=None):
        pool = Pool()
        Request = pool.get('courtesy.request')
        super().on_modification(mode, complaints, field_names=field_names)
        if mode == 'create':
            Request.ask('case_opened', complaints)
        elif mode == 'write' and 'state' in field_names:
            closed = [c for c in complaints if c.state in {'done', 'rejected'}]
            Request.ask('case_closed', closed)
            cls._courtesy_settle(complaints)

    @classmethod
    def _courtesy_settle(cls, complaints):
        "Report what became of the actions that Courtesy offered"
        pool = Pool()
        Offer = pool.get('courtesy.offer')
        states = {'done': 'done', 'rejected': 'cancelled',
            'cancelled': 'cancelled'}
        for complaint in complaints:
            if complaint.state not in states:
                continue
            offers = [a.courtesy_offer for a in complaint.actions
                if a.courtesy_offer and a.courtesy_offer.state == 'open']
            if offers:
                Offer.write(offers, {'state': states[complaint.state]})


class Action(metaclass=PoolMeta):
    __name__ = 'sale.complaint.action'

    courtesy_offer = fields.Many2One(
        'courtesy.offer', "Offer of Courtesy", readonly=True,
        ondelete='SET NULL')

    @classmethod
    def copy(cls, actions, default=None):
        default = default.copy() if default is not None else {}
        default.setdefault('courtesy_offer')
        return super().copy(actions, default=default)


class Offer(metaclass=PoolMeta):
    __name__ = 'courtesy.offer'

    def _act(self):
        super()._act()
        if self.state == 'open' and self.kind == 'service_recovery':
            self._add_action()

    def _add_action(self):
        """
        Propose to pay back in the complaint that the offer answers.

        It is carried out when the complaint is approved, as any other.
        Of a part of the amount, staff decide which lines it is for.
        """
        pool = Pool()
        Action = pool.get('sale.complaint.action')
        complaint = self.about
        if (self.remedy != 'refund'
                or getattr(complaint, '__name__', None) != 'sale.complaint'
                or complaint.state != 'draft'
                or complaint.actions
                or complaint.origin_model not in REFUND):
            return
        action = Action(
            complaint=complaint, action=REFUND[complaint.origin_model],
            courtesy_offer=self)
        whole = {
            None, action.on_change_with_amount(),
            getattr(complaint.origin, 'total_amount', None)}
        if self.amount in whole:
            action.save()
