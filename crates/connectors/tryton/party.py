# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
import datetime as dt

from trytond.model import fields
from trytond.pool import Pool, PoolMeta
from trytond.pyson import Eval
from trytond.tools import timezone as tz
from trytond.transaction import Transaction, inactive_records

from .delivery import instant

PREFERENCES = {
    'care_consent', 'care_contact_mode', 'care_paused_until', 'care_gently',
    'care_gently_until', 'contact_mechanisms',
    }
CHANNEL_TYPES = {'email': 'email', 'phone': 'phone', 'mobile': 'sms'}


def start_of(day, company):
    "Return the first moment of a day at a company, in UTC"
    zone = tz.get_tzinfo(company.timezone) if company.timezone else tz.UTC
    midnight = dt.datetime.combine(day, dt.time(), zone)
    return midnight.astimezone(dt.timezone.utc).replace(tzinfo=None)


def end_of_work(day, company):
    "Return six in the evening, when what is due on a day should be there"
    return start_of(day, company) + dt.timedelta(hours=18)


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    care_consent = fields.Selection([
            (None, "Not Asked"),
            ('granted', "Yes"),
            ('denied', "No"),
            ], "Attention that Sells Nothing", sort=False,
        help="Whether the customer agrees to it.")
    care_contact_mode = fields.Selection([
            (None, ""),
            ('proactive_welcome', "Welcome"),
            ('only_when_needed', "Only when Needed"),
            ('on_request_only', "Only on Request"),
            ], "Contact", sort=False,
        help="How much contact the customer wants.")
    care_paused_until = fields.Date(
        "No Contact until", help="The customer's wish.")
    care_gently = fields.Boolean(
        "Handle with Care",
        help="Check to send nothing that sells or asks for an opinion. "
        "Keep the cause to yourself.")
    care_gently_until = fields.Date(
        "Handle with Care until",
        states={'invisible': ~Eval('care_gently', False)},
        help="Leave empty for until further notice.")

    @property
    def courtesy_ref(self):
        "The reference under which Courtesy knows the party"
        return 'party-%s' % self.id

    @classmethod
    def courtesy_review(cls, company):
        "Return the ids of the parties to ask about in a review"
        return set()

    def courtesy_facts(self, now):
        """
        Return what is known about the party as members of a context.

        The company is in the transaction's context. Modules add to it.
        """
        pool = Pool()
        Company = pool.get('company.company')
        Queue = pool.get('courtesy.queue')
        Promise = pool.get('courtesy.promise')
        company = Company(Transaction().context['company'])
        facts = {
            'customer': self._courtesy_customer(),
            'channels': self._courtesy_channels(),
            'permissions': self._courtesy_permissions(),
            'preferences': self._courtesy_preferences(company),
            'care': self._courtesy_care(company),
            'interactions': self._courtesy_interactions(now),
            'promises': Promise.facts(self, company),
            'capacity': {'queues': Queue.facts()},
            }
        return {name: fact for name, fact in facts.items() if fact}

    def _courtesy_customer(self):
        customer = {'ref': self.courtesy_ref}
        if self.lang:
            customer['language'] = self.lang.code.replace('_', '-')
        for address in self.addresses:
            if address.country and address.country.code:
                customer['country'] = address.country.code
                break
        if self.tax_identifier:
            customer['kind'] = 'organisation'
        if self.categories:
            customer['segments'] = [c.name[:100] for c in self.categories]
        return customer

    def _courtesy_channels(self):
        reachable = {
            CHANNEL_TYPES[m.type] for m in self.contact_mechanisms
            if m.type in CHANNEL_TYPES}
        if any(m.type == 'mobile' for m in self.contact_mechanisms):
            reachable.add('phone')
        if any(a.street or a.post_box for a in self.addresses):
            reachable.add('post')
        return [
            {'channel': channel, 'reachable': channel in reachable}
            for channel in ['email', 'sms', 'phone', 'post']]

    def _courtesy_permissions(self):
        pool = Pool()
        Configuration = pool.get('courtesy.configuration')
        if self.care_consent:
            return [{
                    'purpose': 'care', 'status': self.care_consent,
                    'basis': 'consent', 'source': 'party'}]
        if Configuration(1).care_by_default:
            return [{
                    'purpose': 'care', 'status': 'granted',
                    'basis': 'legitimate_interest',
                    'source': 'courtesy.configuration'}]
        return []

    def _courtesy_preferences(self, company):
        preferences = {}
        if self.care_contact_mode:
            preferences['contact_mode'] = self.care_contact_mode
        if self.care_paused_until:
            preferences['pause'] = {
                'until_at': instant(
                    start_of(self.care_paused_until, company))}
        return preferences

    def _courtesy_care(self, company):
        if not self.care_gently:
            return {}
        care = {'handle_with_care': True}
        if self.care_gently_until:
            care['until_at'] = instant(
                start_of(self.care_gently_until, company))
        return care

    def _courtesy_interactions(self, now, most=50):
        "E-mails that were sent from the party and its documents"
        pool = Pool()
        Email = pool.get('ir.email')
        emails = Email.search([
                ('resource', 'in', self._courtesy_resources()),
                ], order=[('create_date', 'DESC')], limit=most)
        return [{
                'id': 'ir.email,%s' % email.id,
                'at': instant(email.at),
                'channel': 'email',
                'direction': 'outbound',
                'handler': 'human',
                } for email in reversed(emails)
            if self._courtesy_is_conversation(email)]

    def _courtesy_resources(self):
        return [str(self)]

    def _courtesy_is_conversation(self, email):
        return True

    @classmethod
    def on_modification(cls, mode, parties, field_names=None):
        super().on_modification(mode, parties, field_names=field_names)
        if mode == 'write' and field_names & PREFERENCES:
            Pool().get('courtesy.request').ask('preferences_changed', parties)


class Replace(metaclass=PoolMeta):
    __name__ = 'party.replace'

    @classmethod
    def fields_to_replace(cls):
        return super().fields_to_replace() + [
            ('courtesy.request', 'party'),
            ('courtesy.offer', 'party'),
            ]


class Erase(metaclass=PoolMeta):
    __name__ = 'party.erase'

    def transition_erase(self):
        pool = Pool()
        Party = pool.get('party.party')
        Request = pool.get('courtesy.request')
        parties = replaced = [self.ask.party]
        with inactive_records():
            while replaced:
                replaced = Party.search([
                        ('replaced_by', 'in', list(map(int, replaced))),
                        ])
                parties = parties + replaced
        next_state = super().transition_erase()
        Request.erase(parties)
        return next_state
