# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.exceptions import UserError


class SettingsError(UserError):
    "The server can't be reached with these settings."
