# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.pool import Pool, PoolMeta
from trytond.transaction import inactive_records, without_check_access


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    def _courtesy_permissions(self):
        pool = Pool()
        Email = pool.get('marketing.email')
        addresses = [
            m.email.lower() for m in self.contact_mechanisms
            if m.type == 'email' and m.email]
        with inactive_records():
            emails = Email.search([('email', 'in', addresses)])
        return super()._courtesy_permissions() + [{
                'purpose': 'marketing',
                'channel': 'email',
                'topic': email.list_.name[:100],
                'status': 'granted' if email.active else 'revoked',
                'basis': 'consent',
                'source': 'marketing.email',
                } for email in emails]


class Email(metaclass=PoolMeta):
    __name__ = 'marketing.email'

    @classmethod
    def on_modification(cls, mode, emails, field_names=None):
        super().on_modification(mode, emails, field_names=field_names)
        if mode == 'create' or mode == 'write' and 'active' in field_names:
            cls._courtesy_ask(emails)

    @classmethod
    @without_check_access
    def _courtesy_ask(cls, emails):
        pool = Pool()
        Mechanism = pool.get('party.contact_mechanism')
        Request = pool.get('courtesy.request')
        mechanisms = Mechanism.search([
                ('type', '=', 'email'),
                ['OR'] + [('value', 'ilike', e.email) for e in emails],
                ])
        Request.ask('preferences_changed', {m.party for m in mechanisms})
