# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
import datetime as dt

from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from . import reference
from .delivery import instant
from .party import end_of_work, start_of

MOST_ORDERS = 200


def money(amount, currency):
    "Return an amount that isn't negative as a context has it"
    if amount is not None and amount >= 0:
        minor = int(amount.scaleb(currency.digits).to_integral_value())
        return {'minor': minor, 'currency': currency.code}


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    @classmethod
    def courtesy_review(cls, company):
        pool = Pool()
        Sale = pool.get('sale.sale')
        Configuration = pool.get('courtesy.configuration')
        Date = pool.get('ir.date')
        since = Date.today() - dt.timedelta(Configuration(1).review_days)
        sales = Sale.search([
                ('company', '=', company.id),
                ('state', 'in', Sale.courtesy_states()),
                ('sale_date', '>', since),
                ])
        return super().courtesy_review(company) | {s.party.id for s in sales}

    def courtesy_facts(self, now):
        pool = Pool()
        Sale = pool.get('sale.sale')
        facts = super().courtesy_facts(now)
        sales = Sale.search([
                ('party', '=', self.id),
                ('company', '=', Transaction().context['company']),
                ('state', 'in', ['quotation'] + Sale.courtesy_states()),
                ], order=[('sale_date', 'DESC NULLS FIRST'), ('id', 'DESC')],
            limit=MOST_ORDERS)
        sales.reverse()
        orders = [s for s in sales
            if s.state != 'quotation' and not s.courtesy_is_return]
        customer = facts['customer']
        if orders:
            facts['orders'] = [s.courtesy_order(now) for s in orders]
            facts.setdefault('permissions', []).append({
                    'purpose': 'service', 'status': 'granted',
                    'basis': 'contract', 'source': 'sale'})
            customer['status'] = 'active'
            if days := [s.sale_date for s in orders if s.sale_date]:
                since = (now.date() - min(days)).days
                customer['tenure_days'] = max(since, 0)
        else:
            customer['status'] = 'prospect'
        journeys = [s.courtesy_journey() for s in sales
            if s.state == 'quotation']
        if journeys:
            facts.setdefault('journeys', []).extend(journeys)
        return facts

    def _courtesy_resources(self):
        pool = Pool()
        Sale = pool.get('sale.sale')
        return super()._courtesy_resources() + [
            str(s) for s in Sale.search([
                    ('party', '=', self.id),
                    ('company', '=', Transaction().context['company']),
                    ], order=[('id', 'DESC')], limit=MOST_ORDERS)]


class Sale(metaclass=PoolMeta):
    __name__ = 'sale.sale'

    @classmethod
    def courtesy_states(cls):
        "Return the states in which a sale is an order"
        return ['confirmed', 'processing', 'done', 'cancelled']

    @property
    def courtesy_is_return(self):
        return self.untaxed_amount is not None and self.untaxed_amount < 0

    def courtesy_journey(self):
        journey = {
            'journey': 'quotation',
            'stage': self.state,
            }
        if self.quotation_date:
            journey['entered_at'] = instant(
                start_of(self.quotation_date, self.company))
        return journey

    def courtesy_order(self, now):
        "Return the sale as an order of a context"
        order = {
            'id': reference.name(self),
            'status': self._courtesy_status(),
            'amount': money(self.total_amount, self.currency),
            }
        if self.sale_date:
            order['placed_at'] = instant(
                start_of(self.sale_date, self.company))
        if self.invoices:
            order['paid'] = self.invoice_state == 'paid'
        if order['status'] == 'failed':
            order['failure'] = 'shipment_exception'
        order.update(self._courtesy_delivery(order['status'], now))
        return {name: value for name, value in order.items()
            if value is not None}

    def _courtesy_status(self):
        if self.state == 'cancelled':
            return 'cancelled'
        if self.shipment_state == 'exception':
            return 'failed'
        if self._courtesy_is_returned():
            return 'returned'
        if self.shipment_state == 'sent':
            shipped = any(s.state == 'shipped' for s in self.shipments)
            return 'shipped' if shipped else 'delivered'
        return 'placed'

    def _courtesy_is_returned(self):
        returns = self.search([
                ('origin', '=', str(self)),
                ('state', 'in', ['processing', 'done']),
                ])
        return bool(returns) and (
            -sum(r.untaxed_amount for r in returns) >= self.untaxed_amount)

    def courtesy_dates(self):
        "Return the day that was promised and the one that is planned now"
        shipments = [s for s in self.shipments if s.state != 'cancelled']
        promised = self.shipping_date or min(
            (s.origin_planned_date for s in shipments
                if s.origin_planned_date), default=None)
        planned = max(
            (s.planned_date for s in shipments
                if s.planned_date and s.state not in {'shipped', 'done'}),
            default=None)
        return promised, planned

    def _courtesy_delivery(self, status, now):
        facts = {}
        promised, planned = self.courtesy_dates()
        if promised:
            facts['promised_on'] = promised.isoformat()
        if status == 'placed':
            if planned:
                expected = end_of_work(planned, self.company)
                if expected > now.replace(tzinfo=None):
                    facts['expected_at'] = instant(expected)
            if self.shipment_state == 'partially shipped':
                facts['part_delivered'] = True
        elif status == 'delivered':
            if days := [s.effective_date for s in self.shipments
                    if s.effective_date]:
                facts['delivered_at'] = instant(min(
                        end_of_work(max(days), self.company),
                        now.replace(tzinfo=None)))
        return facts

    @classmethod
    def on_modification(cls, mode, sales, field_names=None):
        pool = Pool()
        Request = pool.get('courtesy.request')
        super().on_modification(mode, sales, field_names=field_names)
        if mode != 'write':
            return
        if 'state' in field_names:
            Request.ask('order_placed',
                [s for s in sales if s.state == 'confirmed'],
                occasion=lambda s: 'order_placed:%s' % s)
        if 'shipment_state' in field_names:
            Request.ask('order_failed',
                [s for s in sales if s.shipment_state == 'exception'])

    @classmethod
    def courtesy_delayed(cls, sales):
        "Ask about sales that come later than promised, once for each day"
        late = {}
        for sale in sales:
            if sale.state not in {'confirmed', 'processing'}:
                continue
            promised, planned = sale.courtesy_dates()
            if promised and planned and planned > promised:
                late[sale] = planned
        Pool().get('courtesy.request').ask('order_delayed', late,
            occasion=lambda s: 'order_delayed:%s:%s' % (s, late[s]))
