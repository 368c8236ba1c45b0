# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from .sale import money


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    def courtesy_facts(self, now):
        facts = super().courtesy_facts(now)
        if billing := self._courtesy_billing():
            facts['billing'] = billing
        return facts

    def _courtesy_billing(self):
        "What has to be paid, in the company's currency"
        pool = Pool()
        Company = pool.get('company.company')
        Date = pool.get('ir.date')
        Invoice = pool.get('account.invoice')
        company = Company(Transaction().context['company'])
        today = Date.today()
        invoices = Invoice.search([
                ('party', '=', self.id),
                ('company', '=', company.id),
                ('type', '=', 'out'),
                ('state', '=', 'posted'),
                ])
        lines = [line for invoice in invoices
            for line in invoice.lines_to_pay
            if not line.reconciliation and line.maturity_date]
        if not lines:
            return {}
        overdue = [line.maturity_date for line in lines
            if line.maturity_date < today]
        billing = {
            'arrears': bool(overdue),
            'due_on': min(line.maturity_date for line in lines).isoformat(),
            }
        due = money(
            sum(line.debit - line.credit for line in lines), company.currency)
        if due:
            billing['due'] = due
        if overdue:
            billing['days_past_due'] = (today - min(overdue)).days
        return billing

    def _courtesy_resources(self):
        pool = Pool()
        Invoice = pool.get('account.invoice')
        return super()._courtesy_resources() + [
            str(i) for i in Invoice.search([
                    ('party', '=', self.id),
                    ('company', '=', Transaction().context['company']),
                    ('type', '=', 'out'),
                    ], order=[('id', 'DESC')], limit=200)]
