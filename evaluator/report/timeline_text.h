// The apply for people: a chart of its operations in time, the steps at which routing changes, and
// what becomes of traffic meanwhile.
#pragma once

#include <string>

#include "evaluator/report/text_style.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

std::string TimelineAsText(const ApplyTimeline& apply, const TextStyle& style);

// What is down or diverted meanwhile, one line a cause; empty if nothing is.
std::string InterruptionsText(const ApplyTimeline& apply, size_t indent, const TextStyle& style);

// A Gantt chart for Markdown.
// https://mermaid.js.org/syntax/gantt.html
std::string TimelineAsMermaid(const ApplyTimeline& apply);

}  // namespace routesight
