# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from .delivery import instant
from .party import start_of


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    def courtesy_facts(self, now):
        pool = Pool()
        Opportunity = pool.get('sale.opportunity')
        facts = super().courtesy_facts(now)
        opportunities = Opportunity.search([
                ('party', '=', self.id),
                ('company', '=', Transaction().context['company']),
                ('state', 'in', ['lead', 'opportunity', 'converted']),
                ], order=[('start_date', 'ASC')], limit=50)
        if opportunities:
            facts.setdefault('journeys', []).extend({
                    'journey': 'opportunity',
                    'stage': opportunity.state,
                    'entered_at': instant(start_of(
                            opportunity.start_date, opportunity.company)),
                    } for opportunity in opportunities)
        return facts
