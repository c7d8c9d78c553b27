package ordinary

// Names are invented, those of the sample files, or of councils.
var (
	firstNames = []string{"Ann", "Bob", "Carla", "Dev", "Ewa", "Farah", "Grace", "Hana", "Ivan", "Jane", "Karim", "Lucy", "Marek", "Nadia", "Olu", "Priya", "Rosa", "Sam", "Tomasz", "Wendy"}
	surnames   = []string{"Smith", "Jones", "Patel", "Okafor", "Nowak", "Khan", "Evans", "Baker", "Hughes", "Ahmed", "Walker", "Green", "Kowalska", "Adeyemi", "Clarke", "Shah", "Turner", "Brown", "Ali", "Marsh", "Whitfield", "Osei", "Lund", "Farrow"}
	councils   = []string{"Shropshire Council", "Croydon Council", "Leeds City Council", "Suffolk County Council", "Wigan Council", "Telford and Wrekin Council", "London Borough of Brent", "Cornwall Council"}
	insurers   = []string{"Harbour Insurance", "Premier Carer Cover", "Oakwise", "Example Care Insurance"}
	classes    = []string{"Activeways", "Leisure Trust", "Riverside Art Studio", "Community Transport Oswestry", "Hydro Pool Centre", "Friends Drama Group", "Grow Together Garden"}
	providers  = []string{"Hillside Homecare Ltd", "Bright Days Support CIC", "Three Rivers Care Services", "Living Your Way Group Ltd"}
	places     = []string{"CITY CARS TAXI", "WHEELS4U", "TFL TRAVEL CHARGE", "TESCO STORES", "CORNER CHEMIST", "STATION COFFEE", "ROXY CINEMA"}
	shops      = []string{"DR MARTENS LONDON", "AMAZON", "BRITISH GAS", "BARGAIN & MORE", "PLUG IN SHOP", "CYCLE SHED", "FLATPACK HOME", "SUMUP *SALLY", "MARKET HALL"}
	streets    = []string{"HIGH ST", "MARKET SQ", "STATION RD"}
	// otherWords stand where a reference was wanted; nothing stands there half
	// of the time.
	otherWords = []string{"", "", "", "", "THANK YOU", "PAY", "NOV", "REF"}
)
