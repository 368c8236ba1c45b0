# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.pool import Pool, PoolMeta

from .delivery import instant


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    def _courtesy_permissions(self):
        return super()._courtesy_permissions() + [{
                'purpose': 'marketing',
                'topic': scenario.name[:100],
                'status': 'revoked',
                'source': 'marketing.automation.scenario',
                } for scenario in self.marketing_scenario_unsubscribed]

    def _courtesy_is_conversation(self, email):
        return (super()._courtesy_is_conversation(email)
            and not email.marketing_automation_activity)

    def courtesy_facts(self, now):
        pool = Pool()
        Email = pool.get('ir.email')
        facts = super().courtesy_facts(now)
        emails = Email.search([
                ('marketing_automation_activity', '!=', None),
                ('resource', 'in', self._courtesy_resources()),
                ], order=[('create_date', 'DESC')], limit=100)
        if emails:
            facts.setdefault('history', []).extend({
                    'key': 'tryton/marketing-automation/%s' % (
                        email.marketing_automation_activity.id),
                    'kind': 'newsletter',
                    'at': instant(email.at),
                    'channel': 'email',
                    'purpose': 'marketing',
                    } for email in reversed(emails))
        return facts

    @classmethod
    def on_modification(cls, mode, parties, field_names=None):
        super().on_modification(mode, parties, field_names=field_names)
        if (mode == 'write'
                and 'marketing_scenario_unsubscribed' in field_names):
            Pool().get('courtesy.request').ask('preferences_changed', parties)


class Activity(metaclass=PoolMeta):
    __name__ = 'marketing.automation.activity'

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.action.selection.append(('ask_courtesy', "Ask Courtesy"))

    def execute_ask_courtesy(self, record_activity, **kwargs):
        pool = Pool()
        Request = pool.get('courtesy.request')
        Request.ask('review', [record_activity.record.record])
