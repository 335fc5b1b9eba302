// Names and messages of a plan made harmless for a format. Whatever a plan contains is shown as
// plain text: each function first writes out what would act on a terminal (Printable).
#pragma once

#include <string>
#include <string_view>

namespace routesight {

// Text between tags or in a quoted attribute, in HTML and in XML 1.0.
std::string MarkupText(std::string_view text);

// One line of running text in GitHub's and GitLab's Markdown, also in a table cell: nothing in it
// makes a format, a link, a mention or a tag.
std::string MarkdownText(std::string_view text);
// The same as a code span. Empty for an empty text.
std::string MarkdownCode(std::string_view text);

// Workflow commands of GitHub: what follows `::`, and the value of a property.
std::string GithubMessage(std::string_view text);
std::string GithubProperty(std::string_view text);

// Logging commands of Azure Pipelines: what follows `]`, and the value of a property.
std::string AzureMessage(std::string_view text);
std::string AzureProperty(std::string_view text);

// A quoted label of a Mermaid diagram, without the quotes.
std::string MermaidLabel(std::string_view text);

}  // namespace routesight
