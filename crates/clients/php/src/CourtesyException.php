<?php

declare(strict_types=1);

namespace Courtesy;

/** Whatever a call to the server can fail with. Neither the key nor a customer's value is in it. */
abstract class CourtesyException extends \RuntimeException
{
}
