#include "plugin/protocol/schema_message.h"

namespace routesight {
namespace {

using BlockMessage = tfplugin6::Schema::Block;
using AttributeMessage = tfplugin6::Schema::Attribute;
using NestedMessage = tfplugin6::Schema::NestedBlock;
using ObjectMessage = tfplugin6::Schema::Object;

NestedMessage::NestingMode BlockNesting(Nesting nesting) {
  switch (nesting) {
    case Nesting::kSingle:
      return NestedMessage::SINGLE;
    case Nesting::kGroup:
      return NestedMessage::GROUP;
    case Nesting::kList:
      return NestedMessage::LIST;
    case Nesting::kSet:
      return NestedMessage::SET;
    case Nesting::kMap:
      return NestedMessage::MAP;
  }
  return NestedMessage::INVALID;
}

ObjectMessage::NestingMode ObjectNesting(Nesting nesting) {
  switch (nesting) {
    case Nesting::kSingle:
    case Nesting::kGroup:
      return ObjectMessage::SINGLE;
    case Nesting::kList:
      return ObjectMessage::LIST;
    case Nesting::kSet:
      return ObjectMessage::SET;
    case Nesting::kMap:
      return ObjectMessage::MAP;
  }
  return ObjectMessage::INVALID;
}

void WriteAttribute(const std::string& name, const AttributeSchema& attribute,
                    AttributeMessage* message) {
  message->set_name(name);
  message->set_description(attribute.description);
  message->set_required(attribute.required);
  message->set_optional(attribute.optional);
  message->set_computed(attribute.computed);
  message->set_sensitive(attribute.sensitive);
  message->set_write_only(attribute.write_only);
  if (!attribute.nesting) {
    message->set_type(FormatCtyType(attribute.type));
    return;
  }
  message->mutable_nested_type()->set_nesting(ObjectNesting(*attribute.nesting));
  for (const auto& [member_name, member] : attribute.members) {
    WriteAttribute(member_name, member, message->mutable_nested_type()->add_attributes());
  }
}

void WriteBlock(const BlockSchema& block, BlockMessage* message) {
  message->set_description(block.description);
  for (const auto& [name, attribute] : block.attributes) {
    WriteAttribute(name, attribute, message->add_attributes());
  }
  for (const auto& [name, nested] : block.blocks) {
    NestedMessage* out = message->add_block_types();
    out->set_type_name(name);
    out->set_nesting(BlockNesting(nested.nesting));
    out->set_min_items(nested.min_items);
    out->set_max_items(nested.max_items);
    WriteBlock(nested.block, out->mutable_block());
  }
}

void WriteParameter(const ParameterSchema& parameter, tfplugin6::Function::Parameter* message) {
  message->set_name(parameter.name);
  message->set_type(FormatCtyType(parameter.type));
  message->set_description(parameter.description);
  message->set_allow_null_value(parameter.allows_null);
  message->set_allow_unknown_values(parameter.allows_unknown);
}

}  // namespace

void WriteSchema(const Schema& schema, tfplugin6::Schema* message) {
  message->set_version(schema.version);
  WriteBlock(schema.block, message->mutable_block());
}

void WriteFunction(const FunctionSchema& function, tfplugin6::Function* message) {
  message->set_summary(function.summary);
  message->set_description(function.description);
  message->mutable_return_()->set_type(FormatCtyType(function.result));
  for (const ParameterSchema& parameter : function.parameters) {
    WriteParameter(parameter, message->add_parameters());
  }
  if (function.variadic) WriteParameter(*function.variadic, message->mutable_variadic_parameter());
}

}  // namespace routesight
