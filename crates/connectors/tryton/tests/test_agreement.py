# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"What somebody has to agree to, and what becomes of it in a complaint"
import json
from decimal import Decimal

from courtesy_client import Courtesy

from . import wholesaler
from .asking import AskingTestCase


class AgreementTestCase(AskingTestCase):

    # Where heads-up tells of the delay, service-recovery says no more.
    plugins = ['service-recovery']

    def sale_that_is_very_late(self, party):
        order = wholesaler.sale(party, placed_days=-10, ships_in_days=-3)
        wholesaler.pay(order)
        wholesaler.put_off(order, days=12)
        return order

    def test_money_back_is_offered_once_somebody_agreed(self):
        party = wholesaler.customer()
        order = self.sale_that_is_very_late(party)
        complaint = wholesaler.complain(order)
        self.deliver()
        waiting, = self.offers(party, state='approval')
        self.assertEqual(waiting.kind, 'service_recovery')
        self.assertEqual(waiting.amount, Decimal('300.00'))
        self.assertFalse(complaint.actions)

        waiting.click('agree')
        self.deliver()
        offer, = self.offers(party, kind='service_recovery', state='open')
        complaint.reload()
        action, = complaint.actions
        self.assertEqual(
            (action.action, action.courtesy_offer), ('sale_return', offer))

        complaint.click('wait')
        complaint.click('approve')
        offer.reload()
        self.assertEqual((complaint.state, offer.state), ('done', 'done'))
        self.deliver()
        outcome = json.loads(self.between.seen_at('/v1/outcomes')[-1])
        self.assertEqual(outcome['outcome'], 'delivered')

    def test_what_somebody_declined_is_not_offered(self):
        party = wholesaler.customer()
        self.sale_that_is_very_late(party)
        self.deliver()
        waiting, = self.offers(party, state='approval')
        waiting.click('decline')
        self.deliver()
        with Courtesy(url=self.server.url, key=self.key) as courtesy:
            self.assertFalse(list(courtesy.approvals()))
        self.assertFalse(self.offers(party, state='open', remedy='refund'))
