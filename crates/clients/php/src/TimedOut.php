<?php

declare(strict_types=1);

namespace Courtesy;

/** The answer didn't come within the time-out. Whether the server did what it was asked to isn't known. */
final class TimedOut extends CourtesyException
{
}
