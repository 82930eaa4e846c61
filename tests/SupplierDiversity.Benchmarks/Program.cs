Console.WriteLine("none");
