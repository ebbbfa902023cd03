using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Models;

public sealed class ModelRefusalTests
{
    [Fact]
    public void The_codes_are_in_the_order_of_the_checks_and_never_change()
    {
        string codes = string.Join(' ', Enum.GetValues<ModelRefusal>().Select(code => $"{(int)code}:{code}"));
        Assert.Equal(
            "0:None 1:Size 2:Envelope 3:UnknownKey 4:Signature 5:Manifest 6:Robot 7:Record 8:Version 9:Expired "
            + "10:Runtime 11:Schema 12:Architecture 13:RolledBack 14:Chunks 15:Hash 16:Structure 17:Operators "
            + "18:ExternalData 19:Weights 20:Engine 21:Golden 22:Outputs 23:Latency 24:Storage 25:Shadow 26:Trial",
            codes);
    }

    [Fact]
    public void The_page_of_this_folder_lists_the_same_order()
    {
        IEnumerable<string> page = Repository.Lines("shared/Core/Models/README.md")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => string.Join('|', line.Split('|')[..3]));
        Assert.Equal(Enum.GetValues<ModelRefusal>().Skip(1).Select(code => $"| {(int)code} | `{code}` "), page);
    }

    [Fact]
    public void Every_refusal_has_advice_of_its_own()
    {
        string[] advice = [.. Enum.GetValues<ModelRefusal>().Select(ModelRefusalAdvice.For)];
        Assert.Equal(advice.Length, advice.Distinct().Count());
        Assert.All(advice, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_a_code_that_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelRefusalAdvice.For((ModelRefusal)27));
}
