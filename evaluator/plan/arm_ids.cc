#include "evaluator/plan/arm_ids.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/plan/azurerm_links.h"

namespace routesight {
namespace {

constexpr std::string_view kSubscriptions = "/subscriptions/";
constexpr std::string_view kSubscriptionPlaceholder = "subscription";
constexpr std::string_view kOpenPart = "~";

std::string_view SubscriptionIn(std::string_view id) {
  if (Lowered(id.substr(0, kSubscriptions.size())) != kSubscriptions) return {};
  id.remove_prefix(kSubscriptions.size());
  return id.substr(0, id.find('/'));
}

}  // namespace

ArmIds::ArmIds(const Plan& plan) : plan_(plan) {
  for (const ProviderConfiguration& provider : plan.providers) {
    if (std::string found = FindSubscription(provider); !found.empty()) {
      subscription_of_provider_[provider.key] = std::move(found);
    }
  }
  for (const Resource& resource : plan.resources) {
    const ConfiguredResource* block = plan.FindConfiguration(resource);
    if (block == nullptr || subscription_of_provider_.contains(block->provider_key)) continue;
    for (const ValueId values : {resource.before, resource.after}) {
      const std::string_view subscription = SubscriptionIn(plan.View(values)["id"].Text());
      if (!subscription.empty()) subscription_of_provider_[block->provider_key] = subscription;
    }
  }
}

// The subscription that a provider block states, directly or by a root variable. One that must not
// be shown is not used: it would stand in every composed id.
std::string ArmIds::FindSubscription(const ProviderConfiguration& provider) const {
  for (const Symbol reference : provider.subscription_id.references) {
    const std::string_view text = plan_.Text(reference);
    if (!text.starts_with("var.") || IsSensitive(text.substr(4))) continue;
    for (const RootVariable& variable : plan_.variables) {
      if (plan_.Text(variable.name) == text.substr(4)) {
        return std::string(plan_.View(variable.value).Text());
      }
    }
  }
  return std::string(plan_.View(provider.subscription_id.constant).Text());
}

bool ArmIds::IsSensitive(std::string_view root_variable) const {
  if (!plan_.root_module.has_value()) return false;
  const auto& variables = plan_.modules[plan_.root_module].variables;
  return std::any_of(variables.begin(), variables.end(), [&](const ConfiguredVariable& variable) {
    return variable.sensitive && plan_.Text(variable.name) == root_variable;
  });
}

std::string ArmIds::SubscriptionOf(const Resource& resource) const {
  for (const ValueId values : {resource.before, resource.after}) {
    const std::string_view own = SubscriptionIn(plan_.View(values)["id"].Text());
    if (!own.empty()) return std::string(own);
  }
  const ConfiguredResource* block = plan_.FindConfiguration(resource);
  if (block == nullptr) return Concat("~", plan_.place);
  const auto found = subscription_of_provider_.find(block->provider_key);
  return found != subscription_of_provider_.end()
             ? found->second
             : Concat("~", plan_.place, plan_.Text(block->provider_key));
}

std::string ArmIds::Of(const Resource& resource, ValueId values) const {
  const JsonView view = plan_.View(values);
  if (view["id"].IsText()) return std::string(view["id"].Text());
  return Compose(ArmIdTemplateOf(plan_.Text(resource.type)), resource, view);
}

std::string ArmIds::ParentOf(const Resource& resource, ValueId values) const {
  const JsonView view = plan_.View(values);
  if (view["id"].IsText()) return std::string(ParentOfArmId(view["id"].Text()));
  return Compose(ParentOfArmId(ArmIdTemplateOf(plan_.Text(resource.type))), resource, view);
}

std::string ArmIds::PatternOf(const Resource& resource, ValueId values) const {
  const JsonView view = plan_.View(values);
  if (view["id"].IsText()) return std::string(view["id"].Text());
  return Fill(ArmIdTemplateOf(plan_.Text(resource.type)), resource, view).id;
}

std::string ArmIds::Compose(std::string_view form, const Resource& resource, JsonView view) const {
  FilledForm filled = Fill(form, resource, view);
  return filled.complete ? std::move(filled.id) : std::string();
}

ArmIds::FilledForm ArmIds::Fill(std::string_view form, const Resource& resource,
                                JsonView view) const {
  FilledForm filled;
  std::string& id = filled.id;
  while (!form.empty()) {
    const size_t open = std::min(form.find('{'), form.size());
    id += form.substr(0, open);
    form.remove_prefix(open);
    if (form.empty()) break;
    const size_t close = form.find('}');
    const std::string_view attribute = form.substr(1, close - 1);
    const std::string value = attribute == kSubscriptionPlaceholder
                                  ? SubscriptionOf(resource)
                                  : std::string(view[attribute].Text());
    if (value.empty()) filled.complete = false;
    id += value.empty() ? kOpenPart : value;
    form.remove_prefix(close + 1);
  }
  return filled;
}

bool MayBeEqual(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    // From the end, since an unknown beginning may stand for many segments.
    const size_t in_a = a.rfind('/');
    const size_t in_b = b.rfind('/');
    const std::string_view last_a = in_a == a.npos ? a : a.substr(in_a + 1);
    const std::string_view last_b = in_b == b.npos ? b : b.substr(in_b + 1);
    const bool open = last_a.starts_with('~') || last_b.starts_with('~');
    if (open && (in_a == a.npos || in_b == b.npos)) return true;
    if (!open && !SameName(last_a, last_b)) return false;
    a = a.substr(0, in_a == a.npos ? 0 : in_a);
    b = b.substr(0, in_b == b.npos ? 0 : in_b);
  }
  return a.empty() && b.empty();
}

bool IsOpenId(std::string_view id) { return id.starts_with('~') || id.find("/~") != id.npos; }

std::string_view ParentOfArmId(std::string_view id) {
  const size_t name = id.rfind('/');
  if (name == id.npos || name == 0) return {};
  const size_t type = id.rfind('/', name - 1);
  return type == id.npos ? std::string_view() : id.substr(0, type);
}

}  // namespace routesight
