# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.

from trytond.modules.company.tests import CompanyTestMixin
from trytond.tests.test_tryton import ModuleTestCase


class CourtesyTestCase(ModuleTestCase):
    "Test Courtesy module"
    module = 'courtesy'
    extras = [
        'account_invoice', 'marketing_automation', 'marketing_email', 'sale',
        'sale_complaint', 'sale_opportunity', 'stock']

    # The mixin's other test fails on fields that marketing_automation adds.
    _skip_company_rule = CompanyTestMixin._skip_company_rule
    test_company_rule = CompanyTestMixin.test_company_rule


del ModuleTestCase
