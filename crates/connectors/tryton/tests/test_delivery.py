# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"From a late order to an outcome, with the real Tryton and the real server"
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from courtesy_client import Courtesy
from proteus import Model, Wizard

import trytond.config as config
from trytond.exceptions import UserError
from trytond.pool import Pool
from trytond.tests.test_tryton import DB_NAME
from trytond.transaction import Transaction

from . import wholesaler
from .asking import AskingTestCase
from .servers import PATIENCE_S, problem


class DeliveryTestCase(AskingTestCase):

    def hurry(self):
        "Let pauses be over"
        with Transaction().start(DB_NAME, 0):
            Request = Pool().get('courtesy.request')
            Request.write(
                Request.search([('state', '=', 'waiting')]),
                {'not_before': None, 'leased_until': None})

    def late_order(self):
        "Return a customer whose order comes later; that waits to be told"
        party = wholesaler.customer()
        order = wholesaler.sale(party)
        self.deliver()
        wholesaler.put_off(order, days=3)
        return party, order

    def cron(self):
        "Begin what trytond-cron does, in a process of its own"
        environment = dict(os.environ,
            TRYTOND_COURTESY__URL=self.between.url,
            TRYTOND_COURTESY__KEY=self.key)
        return subprocess.Popen(
            [Path(sys.executable).with_name('trytond-cron'),
                '-d', DB_NAME, '--once'],
            env=environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def test_a_late_order_becomes_an_offer_a_note_and_an_outcome(self):
        party, order = self.late_order()
        self.deliver()

        context, = self.asked('order_delayed')
        self.assertEqual(context['customer']['ref'], 'party-%s' % party.id)
        self.assertEqual(context['orders'][0]['id'], 'sale-%s' % order.id)
        offer, = self.offers(party, kind='heads_up')
        self.assertEqual(
            (offer.state, offer.channel, offer.about),
            ('open', 'email', order))
        self.assertIn("Jansen BV", offer.message)
        note, = Model.get('ir.note').find(
            [('resource', '=', 'sale.sale,%s' % order.id)])
        self.assertIn(offer.instruction, note.message)

        offer.click('do')
        self.deliver()

        outcome, = map(json.loads, self.between.seen_at('/v1/outcomes'))
        self.assertEqual(outcome['outcome'], 'delivered')
        self.assertEqual(outcome['decision_id'], context['decision_id'])
        self.assertEqual({r.state for r in self.requests()}, {'done'})

    def test_the_same_is_not_said_twice(self):
        party, order = self.late_order()
        self.deliver()
        wholesaler.put_off(order, days=-1)
        wholesaler.put_off(order, days=1)
        self.deliver()
        self.assertEqual(len(self.asked('order_delayed')), 2)
        wholesaler.put_off(order, days=1)
        self.deliver()
        self.assertEqual(len(self.asked('order_delayed')), 3)
        self.assertEqual(len(self.offers(party, kind='heads_up')), 1)

    def test_an_erased_party_is_forgotten_here_and_there(self):
        party, order = self.late_order()
        self.deliver()
        self.assertTrue(self.offers(party))
        wholesaler.ship(order)
        wholesaler.pay(order)
        self.assertEqual(order.state, 'done')
        party.active = False
        party.save()

        with Courtesy(url=self.server.url, key=self.key) as courtesy:
            ref = 'party-%s' % party.id
            self.assertTrue(list(courtesy.decisions_of(ref)))
            erase = Wizard('party.erase', models=[party])
            erase.execute('erase')
            self.assertFalse(self.offers(party))
            self.assertFalse(self.requests(party=party.id))
            self.assertFalse(Model.get('ir.note').find(
                    [('resource', '=', 'sale.sale,%s' % order.id)]))
            self.deliver()
            self.assertFalse(list(courtesy.decisions_of(ref)))
        self.assertEqual(
            [r.state for r in self.requests(kind='erasure')], ['done'])

    def test_an_erasure_waits_for_a_question_that_is_on_its_way(self):
        party, order = self.late_order()
        wholesaler.ship(order)
        wholesaler.pay(order)
        arrived, go_on = threading.Event(), threading.Event()
        self.addCleanup(go_on.set)

        def hold(pass_on):
            arrived.set()
            go_on.wait(PATIENCE_S)
            return pass_on()
        self.between.on_request = hold
        process = self.cron()
        self.assertTrue(arrived.wait(PATIENCE_S))
        party.active = False
        party.save()
        Wizard('party.erase', models=[party]).execute('erase')
        go_on.set()
        process.wait(PATIENCE_S)
        self.assertFalse(self.offers(party))
        self.assertFalse(self.between.seen_at('/v1/customers'))

        self.hurry()
        self.deliver()
        with Courtesy(url=self.server.url, key=self.key) as courtesy:
            self.assertFalse(
                list(courtesy.decisions_of('party-%s' % party.id)))
        self.assertEqual(len(self.between.seen_at('/v1/customers')), 1)

    def test_a_server_that_was_down_is_asked_once_it_is_up(self):
        party, order = self.late_order()
        self.server.stop()
        self.between.on_request = lambda pass_on: None
        self.deliver()
        wholesaler.put_off(order, days=1)
        self.deliver()
        self.assertFalse(self.offers(party))
        configuration = Model.get('courtesy.configuration')(1)
        self.assertTrue(configuration.problem)

        self.server.start()
        self.between.on_request = lambda pass_on: pass_on()
        self.hurry()
        self.deliver()
        self.deliver()
        self.assertEqual(len(self.offers(party, kind='heads_up')), 1)
        self.assertFalse(
            [r for r in self.requests(state='waiting') if r.attempts])
        configuration.reload()
        self.assertFalse(configuration.problem)
        self.assertTrue(configuration.answered_at)

    def test_a_silent_server_holds_up_no_sale(self):
        arrived, go_on = threading.Event(), threading.Event()
        self.addCleanup(go_on.set)

        def hold(pass_on):
            arrived.set()
            go_on.wait(PATIENCE_S)
            return pass_on()
        party, _ = self.late_order()
        self.between.on_request = hold
        process = self.cron()
        self.assertTrue(arrived.wait(PATIENCE_S))

        other = wholesaler.sale(wholesaler.customer("Smit BV"))
        self.assertEqual(other.state, 'processing')
        self.assertIsNone(process.poll())

        go_on.set()
        process.wait(PATIENCE_S)
        self.assertEqual(len(self.offers(party, kind='heads_up')), 1)

    def test_a_worker_killed_between_answer_and_write_offers_once(self):
        party, _ = self.late_order()
        killed = []

        def kill(pass_on):
            answer = pass_on()
            if json.loads(answer[1])['hook'] != 'order_delayed' or killed:
                return answer
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE_S)
            killed.append(json.loads(answer[1]))
        self.between.on_request = kill
        process = self.cron()
        process.wait(PATIENCE_S)
        self.assertTrue(killed[0]['offered'])
        self.assertFalse(self.offers(party))

        self.hurry()
        self.deliver()
        first, second = self.asked('order_delayed')
        self.assertEqual(first, second)
        self.assertEqual(len(self.offers(party, kind='heads_up')), 1)

    def test_a_refusal_is_shown_and_can_be_repeated(self):
        party, _ = self.late_order()
        self.between.on_request = (
            lambda pass_on: problem(422, 'too-much'))
        self.deliver()
        self.deliver()
        self.assertEqual(len(self.asked('order_delayed')), 1)
        refused, = self.requests(state='refused')
        self.assertIn("Mend it.", refused.problem)

        self.between.on_request = lambda pass_on: pass_on()
        refused.click('repeat')
        self.deliver()
        self.assertEqual(len(self.offers(party, kind='heads_up')), 1)

    def test_an_unknown_key_loses_nothing(self):
        party, _ = self.late_order()
        config.set('courtesy', 'key', 'courtesy_' + '0' * 64)
        self.deliver()
        self.assertEqual(len(self.requests(state='waiting')), 1)
        with self.assertRaisesRegex(UserError, "doesn't answer as it should"):
            Model.get('courtesy.configuration')(1).click('check_server')
        config.set('courtesy', 'key', self.key)
        self.hurry()
        self.deliver()
        self.assertEqual(len(self.offers(party, kind='heads_up')), 1)
        Model.get('courtesy.configuration')(1).click('check_server')

    def test_wrong_settings_are_refused_with_what_to_do(self):
        for option, value, remedy in [
                ('url', '', 'TRYTOND_COURTESY__URL'),
                ('url', 'localhost', 'https://courtesy.example.com'),
                ('key', '', 'courtesy keys add'),
                ('key', 'secret', 'courtesy keys add'),
                ('timeout', 'soon', 'from 1 to 60'),
                ]:
            with self.subTest(option=option, value=value):
                before = config.get('courtesy', option, default='')
                config.set('courtesy', option, value)
                try:
                    with self.assertRaisesRegex(UserError, remedy):
                        self.deliver()
                finally:
                    config.set('courtesy', option, before)
