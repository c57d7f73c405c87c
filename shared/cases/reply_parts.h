// The parts that the tutor makes a reply of, and their order.
#pragma once

#include <string>
#include <vector>

namespace consilium::cases {

// Clauses; those that are empty are left out.
struct ReplyParts {
  std::string question;  // asked first
  std::string verdict;
  std::string lead;  // takes up what the speaker believes
  std::string reason;
  std::vector<std::string> asks;  // what is missing
  std::string step;
  std::vector<std::string> access;  // interpreter, coverage, special needs
  std::string watch;
};

// As sentences, in the order above. Brief: only the verdict, and what takes up a belief or else the step.
std::string joined(const ReplyParts& parts, bool brief);

}  // namespace consilium::cases
