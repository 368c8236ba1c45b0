# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"What Tryton knows, as Courtesy hears it"
import datetime as dt
import json

from proteus import Model

from . import wholesaler
from .asking import AskingTestCase


class FactsTestCase(AskingTestCase):

    def context(self, hook='review'):
        self.deliver()
        self.assertFalse(self.requests(state='refused'))
        return self.asked(hook)[-1]

    def review(self):
        cron, = Model.get('ir.cron').find(
            [('method', '=', 'courtesy.request|review')])
        cron.click('run_once')

    def test_a_review_asks_once_a_day_about_whoever_bought(self):
        party = wholesaler.customer()
        wholesaler.customer("Prospect BV")
        wholesaler.sale(party)
        self.review()
        self.review()
        self.deliver()
        context, = self.asked('review')
        self.assertEqual(context['customer']['ref'], 'party-%s' % party.id)

    def test_an_order_whose_day_has_passed_is_late(self):
        order = wholesaler.sale(
            wholesaler.customer(), placed_days=-10, ships_in_days=-3)
        wholesaler.put_off(order, days=-4)
        self.review()
        self.review()
        self.deliver()
        context, = self.asked('order_delayed')
        late, = context['orders']
        self.assertNotIn('expected_at', late)
        self.assertLess(late['promised_on'], dt.date.today().isoformat())

    def test_what_the_customer_wants_goes_with_every_question(self):
        party = wholesaler.customer()
        party.care_consent = 'granted'
        party.care_contact_mode = 'only_when_needed'
        party.care_paused_until = dt.date(2999, 1, 31)
        party.care_gently = True
        party.save()
        context = self.context('preferences_changed')
        self.assertEqual(context['permissions'], [{
                    'purpose': 'care', 'status': 'granted',
                    'basis': 'consent', 'source': 'party'}])
        self.assertEqual(context['preferences'], {
                'contact_mode': 'only_when_needed',
                'pause': {'until_at': '2999-01-30T23:00:00+00:00'}})
        self.assertEqual(context['care'], {'handle_with_care': True})
        self.assertEqual(context['customer']['status'], 'prospect')

    def test_who_left_a_mailing_list_has_revoked_that_permission(self):
        party = wholesaler.customer()
        lists = Model.get('marketing.email.list')
        list_ = lists(name="Offers")
        email = list_.emails.new()
        email.email = party.email
        list_.save()
        granted = self.context('preferences_changed')['permissions'][0]
        self.assertEqual(
            (granted['status'], granted['topic']), ('granted', "Offers"))
        email, = list_.emails
        email.active = False
        email.save()
        revoked = self.context('preferences_changed')['permissions'][0]
        self.assertEqual(revoked['status'], 'revoked')

    def test_a_trigger_asks_and_an_opportunity_is_a_journey(self):
        party = wholesaler.customer()
        employee = Model.get('company.employee')(
            party=party, company=Model.get('company.company').find([])[0])
        employee.save()
        self.ask_on_create('sale.opportunity')
        Model.get('sale.opportunity')(
            party=party, employee=employee,
            address=party.addresses[0]).save()
        context = self.context()
        self.assertEqual(
            [(j['journey'], j['stage']) for j in context['journeys']],
            [('opportunity', 'lead')])

    def ask_on_create(self, model):
        model, = Model.get('ir.model').find([('name', '=', model)])
        trigger = Model.get('ir.trigger')(
            name="Ask", model=model, on_create_=True, condition='true',
            action='courtesy.request|ask_triggered')
        trigger.save()
        # Tryton would remember it when the database is as before.
        self.addCleanup(trigger.delete)

    def test_an_unpaid_invoice_is_billing(self):
        order = wholesaler.sale(wholesaler.customer())
        wholesaler.post(order)
        self.review()
        billing = self.context()['billing']
        self.assertEqual(billing['due'], {'minor': 30000, 'currency': 'USD'})
        self.assertFalse(billing['arrears'])

    def test_a_complaint_is_a_case_with_the_customer_s_wish(self):
        order = wholesaler.sale(wholesaler.customer())
        complaint = wholesaler.complain(
            order, care_wish='replace', care_severity='high')
        case, = self.context('case_opened')['cases']
        self.assertEqual(
            (case['id'], case['order'], case['wish'], case['severity']),
            ('complaint-%s' % complaint.id, 'sale-%s' % order.id,
                'replace', 'high'))
        complaint.click('wait')
        complaint.click('reject')
        case, = self.context('case_closed')['cases']
        self.assertEqual(
            (case['status'], case['resolution']), ('closed', 'refused'))

    def test_marketing_automation_can_ask(self):
        party = wholesaler.customer()
        scenario = Model.get('marketing.automation.scenario')(
            name="Win back", model='party.party',
            domain='[["id", "=", %s]]' % party.id)
        activity = scenario.activities.new()
        activity.name = "Ask"
        activity.action = 'ask_courtesy'
        scenario.save()
        scenario.click('run')
        for method in ['marketing.automation.scenario|trigger',
                'marketing.automation.record.activity|process']:
            cron, = Model.get('ir.cron').find([('method', '=', method)])
            cron.click('run_once')
        self.assertEqual(
            self.context()['customer']['ref'], 'party-%s' % party.id)

    def test_no_name_and_no_address_leaves_tryton(self):
        order = wholesaler.sale(wholesaler.customer())
        wholesaler.complain(order)
        self.review()
        self.deliver()
        sent = json.dumps(self.between.seen_at('/v1/decisions'), default=str)
        for value in ["Jansen", "jansen", "Dam 1", "Amsterdam"]:
            self.assertNotIn(value, sent)
