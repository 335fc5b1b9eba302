#include "evaluator/plan/arm_ids.h"

#include "evaluator/base/text.h"
#include "evaluator/plan/azurerm_links.h"

namespace routesight {
namespace {

constexpr std::string_view kSubscriptions = "/subscriptions/";
constexpr std::string_view kSubscriptionPlaceholder = "subscription";

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

// The subscription that a provider block states, directly or by a root variable.
std::string ArmIds::FindSubscription(const ProviderConfiguration& provider) const {
  for (const Symbol reference : provider.subscription_id.references) {
    const std::string_view text = plan_.Text(reference);
    if (!text.starts_with("var.")) continue;
    for (const RootVariable& variable : plan_.variables) {
      if (plan_.Text(variable.name) == text.substr(4)) {
        return std::string(plan_.View(variable.value).Text());
      }
    }
  }
  return std::string(plan_.View(provider.subscription_id.constant).Text());
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
  std::string_view form = ArmIdTemplateOf(plan_.Text(resource.type));
  std::string id;
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
    if (value.empty()) return {};
    id += value;
    form.remove_prefix(close + 1);
  }
  return id;
}

std::string_view ParentOfArmId(std::string_view id) {
  const size_t name = id.rfind('/');
  if (name == id.npos || name == 0) return {};
  const size_t type = id.rfind('/', name - 1);
  return type == id.npos ? std::string_view() : id.substr(0, type);
}

}  // namespace routesight
