// A plan says beside the values what of them is unknown and what must not be shown: masks of the
// same form, with true where that is so.
#pragma once

#include "evaluator/plan/json_view.h"

namespace routesight {

// Puts "known after apply" into the values.
void MarkUnknown(const DraftValue& mask, DraftValue& value);
void MarkSensitive(const DraftValue& mask, DraftValue& value);

}  // namespace routesight
