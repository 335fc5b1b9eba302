// Reads the `configuration` section of a plan: modules, what their blocks refer to, providers.
#pragma once

#include "evaluator/plan/json_cursor.h"
#include "evaluator/plan/kept_attributes.h"
#include "evaluator/plan/plan.h"

namespace routesight {

class ConfigurationSectionParser {
 public:
  ConfigurationSectionParser(JsonCursor& cursor, const KeptAttributes& kept, Plan& plan)
      : cursor_(cursor), kept_(kept), plan_(plan) {}

  bool Read(JsonCursor::Value section, const JsonPlace& place);

 private:
  bool ReadModule(JsonCursor::Value value, const JsonPlace& place, ConfiguredModule& module);
  bool ReadResource(JsonCursor::Value value, const JsonPlace& place, ConfiguredModule& module);
  bool ReadCall(std::string_view name, JsonCursor::Value value, const JsonPlace& place,
                ConfiguredModule& module);
  bool ReadOutput(std::string_view name, JsonCursor::Value value, const JsonPlace& place,
                  ConfiguredModule& module);
  bool ReadVariable(std::string_view name, JsonCursor::Value value, const JsonPlace& place,
                    ConfiguredModule& module);
  bool ReadProvider(std::string_view key, JsonCursor::Value value, const JsonPlace& place);
  bool ReadExpression(JsonCursor::Value value, const JsonPlace& place,
                      ConfiguredExpression& expression);
  bool ReadSymbols(JsonCursor::Value value, const JsonPlace& place, std::vector<Symbol>& symbols);
  // What the expressions of a block refer to, whatever they say.
  bool ReadReferences(JsonCursor::Value value, const JsonPlace& place,
                      std::vector<Symbol>& references);
  // The expressions of a block, flattened: attributes of nested blocks carry their path.
  void Flatten(std::string_view path, const DraftValue& draft,
               std::vector<ConfiguredAttribute>& attributes);
  void Sort(std::vector<ConfiguredAttribute>& attributes) const;

  JsonCursor& cursor_;
  const KeptAttributes& kept_;
  Plan& plan_;
};

}  // namespace routesight
