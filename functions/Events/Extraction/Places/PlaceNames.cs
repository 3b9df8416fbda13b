namespace Newsroom.Events.Extraction.Places;

/// <summary>
/// Names of places that the time-zone database does not have, or has only in English. The names of one place are separated by slashes; the
/// first one is its English name.
/// </summary>
internal static class PlaceNames
{
    /// <summary>
    /// Countries: the country code, then names in English, French and Spanish. If a country has several time zones and its capital's zone
    /// can stand for all, that zone follows the code after an @.
    /// </summary>
    public const string Countries = """
        AF Afghanistan/Afganistán; AL Albania/Albanie; DZ Algeria/Algérie/Argelia; AD Andorra/Andorre; AO Angola; AR@America/Argentina/Buenos_Aires Argentina/Argentine
        AM Armenia/Arménie; AU Australia/Australie; AT Austria/Autriche; AZ Azerbaijan/Azerbaïdjan/Azerbaiyán; BH Bahrain/Bahreïn/Baréin; BD Bangladesh
        BY Belarus/Biélorussie/Bélarus/Bielorrusia; BE Belgium/Belgique/Bélgica; BZ Belize; BJ Benin/Bénin; BT Bhutan/Bhoutan; BO Bolivia/Bolivie
        BA Bosnia and Herzegovina/Bosnie-Herzégovine/Bosnia y Herzegovina/Bosnia/Bosnie; BW Botswana/Botsuana; BR Brazil/Brésil/Brasil; BG Bulgaria/Bulgarie
        BF Burkina Faso; BI Burundi; CV Cape Verde/Cap-Vert/Cabo Verde; KH Cambodia/Cambodge/Camboya; CM Cameroon/Cameroun/Camerún; CA Canada/Canadá
        CF Central African Republic/République centrafricaine/Centrafrique/República Centroafricana; TD Chad/Tchad; CL@America/Santiago Chile/Chili
        CN@Asia/Shanghai China/Chine; CO Colombia/Colombie; KM Comoros/Comores/Comoras; CG Congo/Republic of the Congo/République du Congo
        CD@Africa/Kinshasa Democratic Republic of the Congo/République démocratique du Congo/RDC/República Democrática del Congo; CR Costa Rica
        CI Côte d'Ivoire/Ivory Coast/Costa de Marfil; HR Croatia/Croatie/Croacia; CU Cuba; CY@Asia/Nicosia Cyprus/Chypre/Chipre
        CZ Czechia/Czech Republic/Tchéquie/République tchèque/Chequia; DK Denmark/Danemark/Dinamarca; DO Dominican Republic/République dominicaine/República Dominicana
        EC@America/Guayaquil Ecuador/Équateur; EG Egypt/Égypte/Egipto; GQ Equatorial Guinea/Guinée équatoriale/Guinea Ecuatorial; ER Eritrea/Érythrée
        EE Estonia/Estonie; SZ Eswatini; ET Ethiopia/Éthiopie/Etiopía; FI Finland/Finlande/Finlandia; FR France/Francia; GA Gabon/Gabón; GM Gambia/Gambie
        GE Georgia/Géorgie; DE@Europe/Berlin Germany/Allemagne/Alemania; GH Ghana; GR Greece/Grèce/Grecia; GN Guinea/Guinée; GW Guinea-Bissau/Guinée-Bissau/Guinea-Bisáu
        HT Haiti/Haïti/Haití; HN Honduras; HU Hungary/Hongrie/Hungría; IS Iceland/Islande/Islandia; IN India/Inde; ID Indonesia/Indonésie; IR Iran/Irán; IQ Iraq/Irak
        IE Ireland/Irlande/Irlanda; IL Israel/Israël; IT Italy/Italie/Italia; JM Jamaica/Jamaïque; JP Japan/Japon/Japón; JO Jordan/Jordanie/Jordania
        KZ Kazakhstan/Kazajistán; KE Kenya/Kenia; XK@Europe/Belgrade Kosovo; KG Kyrgyzstan/Kirghizistan/Kirguistán; LA Laos; LV Latvia/Lettonie/Letonia
        LB Lebanon/Liban/Líbano; LS Lesotho; LR Liberia/Libéria; LY Libya/Libye/Libia; LI Liechtenstein; LT Lithuania/Lituanie/Lituania; MG Madagascar; MW Malawi/Malaui
        MY@Asia/Kuala_Lumpur Malaysia/Malaisie/Malasia; ML Mali/Malí; MT Malta/Malte; MR Mauritania/Mauritanie; MU Mauritius/Maurice/Île Maurice/Mauricio
        MD Moldova/Moldavie/Moldavia; MN@Asia/Ulaanbaatar Mongolia/Mongolie; ME Montenegro/Monténégro; MA Morocco/Maroc/Marruecos; MZ Mozambique; MM Myanmar/Birmanie
        NA Namibia/Namibie; NP Nepal/Népal; NL Netherlands/Pays-Bas/Países Bajos; NZ@Pacific/Auckland New Zealand/Nouvelle-Zélande/Nueva Zelanda; NI Nicaragua
        NE Niger/Níger; NG Nigeria/Nigéria; MK North Macedonia/Macédoine du Nord/Macedonia del Norte; NO Norway/Norvège/Noruega; PK Pakistan/Pakistán
        PS@Asia/Hebron Palestine/Palestina; PY Paraguay; PE Peru/Pérou/Perú; PH Philippines/Filipinas; PL Poland/Pologne/Polonia; PT@Europe/Lisbon Portugal
        QA Qatar/Catar; RO Romania/Roumanie/Rumanía; RU Russia/Russie/Rusia; RW Rwanda/Ruanda; SA Saudi Arabia/Arabie saoudite/Arabia Saudí; SN Senegal/Sénégal
        RS Serbia/Serbie; SL Sierra Leone/Sierra Leona; SK Slovakia/Slovaquie/Eslovaquia; SI Slovenia/Slovénie/Eslovenia; SO Somalia/Somalie
        ZA South Africa/Afrique du Sud/Sudáfrica; KR South Korea/Corée du Sud/Corea del Sur; SS South Sudan/Soudan du Sud/Sudán del Sur; ES@Europe/Madrid Spain/Espagne/España
        LK Sri Lanka; SD Sudan/Soudan/Sudán; SE Sweden/Suède/Suecia; CH Switzerland/Suisse/Suiza; SY Syria/Syrie/Siria; TJ Tajikistan/Tadjikistan/Tayikistán
        TZ Tanzania/Tanzanie; TH Thailand/Thaïlande/Tailandia; TG Togo; TN Tunisia/Tunisie/Túnez; TR Turkey/Türkiye/Turquie/Turquía; TM Turkmenistan/Turkménistan/Turkmenistán
        AE United Arab Emirates/Émirats arabes unis/Emiratos Árabes Unidos; UG Uganda/Ouganda; UA@Europe/Kyiv Ukraine/Ucrania; GB United Kingdom/Royaume-Uni/Reino Unido
        US United States/États-Unis/Estados Unidos; UY Uruguay; UZ@Asia/Tashkent Uzbekistan/Ouzbékistan/Uzbekistán; VE Venezuela; VN Vietnam/Viêt Nam
        YE Yemen/Yémen; ZM Zambia/Zambie; ZW Zimbabwe/Zimbabue; SV El Salvador/Salvador
        """;

    /// <summary>
    /// The time zone, then its cities: those that the database does not name, and other spellings of those that it names.
    /// <see cref="Towns"/> says what an asterisk means.
    /// </summary>
    public const string Cities = """
        Africa/Abidjan Abidjan, Yamoussoukro, Bouaké; Africa/Accra Accra, Kumasi; Africa/Addis_Ababa Addis Ababa/Addis-Abeba/Adís Abeba; Africa/Algiers Algiers/Alger/Argel, Oran/Orán
        Africa/Bamako Bamako, Kayes, Mopti; Africa/Banjul Banjul; Africa/Bissau Bissau; Africa/Blantyre Lilongwe, Blantyre; Africa/Brazzaville Brazzaville, Pointe-Noire
        Africa/Cairo Cairo/Le Caire/El Cairo, Alexandria/Alexandrie/Alejandría, Sharm el-Sheikh/Charm el-Cheikh; Africa/Casablanca Casablanca, Rabat, Marrakesh/Marrakech, Tangier/Tanger/Tánger, Fez/Fès, Agadir, Meknes/Meknès, Oujda, Essaouira
        Africa/Conakry Conakry; Africa/Dakar Dakar, Saint-Louis, Thiès, Matam, Saly; Africa/Dar_es_Salaam Dar es Salaam, Dodoma, Arusha, Zanzibar; Africa/Douala Douala, Yaoundé
        Africa/Harare Harare; Africa/Johannesburg Johannesburg, Pretoria, Cape Town/Le Cap/Ciudad del Cabo, Durban; Africa/Juba Juba/Djouba; Africa/Kampala Kampala, Entebbe
        Africa/Khartoum Khartoum/Jartum; Africa/Kigali Kigali; Africa/Lagos Lagos, Abuja, Kano, Benin City; Africa/Libreville Libreville; Africa/Lome Lomé
        Africa/Maputo Maputo; Africa/Mogadishu Mogadishu/Mogadiscio; Africa/Monrovia Monrovia; Africa/Nairobi Nairobi, Mombasa, Kisumu; Africa/Ndjamena N'Djamena/Ndjamena
        Africa/Niamey Niamey, Agadez; Africa/Nouakchott Nouakchott, Nouadhibou, Sélibaby; Africa/Ouagadougou Ouagadougou, Bobo-Dioulasso; Africa/Porto-Novo Cotonou, Porto-Novo
        Africa/Tripoli Tripoli, Benghazi; Africa/Tunis Tunis, Sfax, Hammamet, Sousse, Bizerte, Gabès, Gammarth; Africa/Freetown Freetown; Africa/Gaborone Gaborone; Africa/Lusaka Lusaka
        America/Argentina/Buenos_Aires Buenos Aires, Rosario; America/Bogota Bogotá/Bogota, Medellín, Cali, Cartagena de Indias, Barranquilla; America/Chicago Chicago, Houston, Dallas, Austin
        America/Guayaquil Guayaquil, Quito; America/Havana Havana/La Havane/La Habana; America/La_Paz La Paz, Santa Cruz de la Sierra; America/Lima Lima, Arequipa, Cusco
        America/Los_Angeles Los Angeles, San Francisco, Seattle, San Diego; America/Mexico_City Mexico City/Mexico/Ciudad de México, Guadalajara, Puebla; America/Montevideo Montevideo
        America/New_York New York/Nueva York, Washington, Boston, Atlanta, Miami, Philadelphia; America/Panama Panama City/Panama/Ciudad de Panamá/Panamá; America/Santo_Domingo Santo Domingo/Saint-Domingue
        America/Sao_Paulo São Paulo, Rio de Janeiro, Brasília; America/Toronto Toronto, Ottawa, Montreal/Montréal, Quebec City/Québec; America/Vancouver Vancouver; America/Santiago Santiago de Chile/Santiago
        America/Guatemala Guatemala City/Guatemala/Ciudad de Guatemala; America/Port-au-Prince Port-au-Prince/Puerto Príncipe; Asia/Amman Amman/Amán; Asia/Baghdad Baghdad/Bagdad, Erbil
        Asia/Bangkok Bangkok; Asia/Beirut Beirut/Beyrouth; Asia/Colombo Colombo; Asia/Damascus Damascus/*Damas/Damasco; Asia/Dhaka Dhaka/Dacca, Cox's Bazar; Asia/Dubai Dubai/Dubaï, Abu Dhabi
        Asia/Ho_Chi_Minh Ho Chi Minh City, Hanoi; Asia/Hong_Kong Hong Kong; Asia/Jakarta Jakarta, Bandung; Asia/Makassar Bali, Denpasar; Asia/Jerusalem Jerusalem/Jérusalem/Jerusalén, Tel Aviv
        Asia/Kathmandu Kathmandu/Katmandou/Katmandú; Asia/Kabul Kabul/Kaboul; Asia/Karachi Karachi, Islamabad, Lahore; Asia/Kolkata New Delhi/Delhi, Mumbai, Kolkata, Bangalore; Asia/Kuala_Lumpur Kuala Lumpur
        Asia/Manila Manila/Manille; Asia/Nicosia Nicosia/Nicosie; Asia/Qatar Doha; Asia/Riyadh Riyadh/Riyad, Jeddah/Djeddah; Asia/Seoul Seoul/Séoul/Seúl, Busan, Incheon; Asia/Shanghai Shanghai, Beijing/Pékin/Pekín
        Asia/Singapore Singapore/Singapour/Singapur; Asia/Tashkent Tashkent/Tachkent; Asia/Tbilisi Tbilisi/Tbilissi; Asia/Tehran Tehran/Téhéran; Asia/Tokyo Tokyo/Tokio, Kyoto, Osaka; Asia/Yerevan Yerevan/Erevan
        Asia/Baku Baku/Bakou; Indian/Maldives Malé; Atlantic/Canary Las Palmas de Gran Canaria/Las Palmas, Tenerife, Santa Cruz de Tenerife; Atlantic/Cape_Verde Praia, Mindelo; Atlantic/Reykjavik Reykjavik
        Australia/Sydney Sydney/Sídney, Canberra; Europe/Amsterdam Amsterdam, The Hague/La Haye/La Haya, Rotterdam, Utrecht; Europe/Athens Athens/Athènes/Atenas, Thessaloniki/Thessalonique, Lesbos
        Europe/Belgrade Belgrade/Belgrado, Pristina; Europe/Berlin Berlin/Berlín, Bonn, Munich, Hamburg/Hambourg/Hamburgo, Frankfurt/Francfort, Cologne, Leipzig, Stuttgart, Düsseldorf
        Europe/Brussels Brussels/Bruxelles/Bruselas, Antwerp/Anvers/Amberes, Ghent/Gand/Gante, Bruges, Liège/Lieja, Louvain, Leuven, Namur; Europe/Bucharest Bucharest/Bucarest, Cluj-Napoca
        Europe/Budapest Budapest; Europe/Chisinau Chisinau/Chișinău; Europe/Copenhagen Copenhagen/Copenhague, Aarhus; Europe/Dublin Dublin/Dublín, *Cork; Europe/Helsinki Helsinki
        Europe/Istanbul Istanbul/Estambul, Ankara, Izmir, Antalya; Europe/Kyiv Kyiv/Kiev, Lviv, Odesa; Europe/Lisbon Lisbon/Lisbonne/Lisboa, Porto/Oporto, Coimbra; Europe/Ljubljana Ljubljana, Bled
        Europe/London London/Londres, Edinburgh/Édimbourg/Edimburgo, Glasgow, Manchester, Birmingham, Oxford, Cambridge, Belfast, Cardiff, Leeds, Bristol; Europe/Luxembourg Luxembourg/Luxemburgo
        Europe/Madrid Madrid, Barcelona/Barcelone, Seville/Séville/Sevilla, Valencia, Bilbao, Málaga, Cádiz, Granada/*Grenade, Zaragoza/Saragosse, Alicante, Huelva, San Sebastián, Salamanca, Almería, Algeciras
        Europe/Malta Valletta/La Valette/La Valeta, St Julian's; Europe/Minsk Minsk; Europe/Monaco Monaco; Europe/Moscow Moscow/Moscou/Moscú; Europe/Oslo Oslo, Bergen
        Europe/Paris Paris/París, Marseille/Marseilles/Marsella, Lyon, Strasbourg/Estrasburgo, *Nice/Niza, Toulouse, Bordeaux/Burdeos, Lille, Nantes, Montpellier, Rennes, Grenoble, Montreuil, Calais, Saint-Denis, Toulon, Cannes, Avignon, Clermont-Ferrand, Dijon
        Europe/Podgorica Podgorica; Europe/Prague Prague/Praga, Brno; Europe/Riga Riga; Europe/Rome Rome/Roma, Milan/Milán/Milano, Turin/Turín/Torino, Naples/Nápoles/Napoli, *Florence/Florencia, Genoa/Gênes/Génova, Venice/Venise/Venecia, Bologna/Bologne, Palermo/Palerme, Catania/Catane, Trieste, Lampedusa, Bari
        Europe/Sarajevo Sarajevo; Europe/Skopje Skopje; Europe/Sofia *Sofia; Europe/Stockholm Stockholm/Estocolmo, Gothenburg/Göteborg, Malmö; Europe/Tallinn Tallinn; Europe/Tirane Tirana
        Europe/Vatican Vatican; Europe/Vienna Vienna/*Vienne/Viena, Salzburg/Salzbourg, Graz; Europe/Vilnius Vilnius; Europe/Warsaw Warsaw/Varsovie/Varsovia, Kraków/Cracovie/Krakow/Cracovia, Gdansk, Katowice, Lodz
        Europe/Zagreb Zagreb, Dubrovnik; Europe/Zurich Zurich, Geneva/Genève/Ginebra, Bern/Berne/Berna, Basel/Bâle, Lausanne, Davos, Montreux, Lucerne
        Africa/Cairo Cairo/القاهرة, Alexandria/الإسكندرية, Luxor/الأقصر, Aswan/أسوان, Port Said/بورسعيد, Mansoura/المنصورة, Tanta/طنطا, Asyut/أسيوط; Africa/Tripoli Benghazi/بنغازي; Africa/Khartoum Khartoum/الخرطوم
        Africa/Tunis Tunis/تونس, Sfax/صفاقس, Sousse/سوسة, Mahdia/المهدية, Bizerte/بنزرت, Gabès/قابس, Kairouan/القيروان, Monastir/المنستير, Gafsa/قفصة, Nabeul/نابل, Tozeur/توزر, Djerba/جربة
        Africa/Algiers Algiers/الجزائر العاصمة/الجزائر, Oran/وهران, Constantine/قسنطينة, Annaba/عنابة, Tlemcen/تلمسان, Béjaïa/بجاية, Sétif/سطيف, Ghardaïa/غرداية; Africa/Nouakchott Nouakchott/نواكشوط
        Africa/Casablanca Casablanca/الدار البيضاء, Rabat/الرباط, Marrakesh/مراكش, Fez/*فاس, Tangier/طنجة, Agadir/أكادير, Meknes/مكناس, Oujda/وجدة, Tétouan/تطوان, Essaouira/الصويرة, Chefchaouen/شفشاون
        Asia/Beirut Beirut/بيروت, Saïda/صيدا, Baalbek/بعلبك, Zahlé/زحلة, Byblos/جبيل; Asia/Damascus Damascus/دمشق, Aleppo/*حلب, Homs/*حمص, Hama/حماة, Latakia/اللاذقية, Tartus/طرطوس
        Asia/Amman Amman/عمان, Irbid/إربد, Aqaba/*العقبة, Jerash/جرش, Madaba/مادبا; Asia/Baghdad Baghdad/بغداد, Basra/البصرة, Mosul/الموصل, Erbil/أربيل, Najaf/النجف, Karbala/كربلاء; Asia/Jerusalem Jerusalem/القدس
        Asia/Hebron Ramallah/رام الله, Nablus/نابلس, Bethlehem/بيت لحم; Asia/Gaza Gaza/غزة; Asia/Riyadh Riyadh/الرياض, Jeddah/جدة, Mecca/مكة, Medina/المدينة المنورة, Dammam/الدمام; Asia/Muscat Muscat/مسقط
        Asia/Dubai Dubai/دبي, Abu Dhabi/أبوظبي/أبو ظبي, Sharjah/الشارقة; Asia/Qatar Doha/الدوحة; Asia/Kuwait Kuwait City/الكويت; Asia/Bahrain Manama/المنامة; Asia/Aden Sanaa/صنعاء, Aden/عدن
        Europe/Paris Paris/باريس; Europe/London London/لندن; Europe/Zurich Geneva/جنيف; Europe/Madrid Madrid/مدريد; Europe/Rome Rome/روما; Europe/Berlin Berlin/برلين; Europe/Istanbul Istanbul/إسطنبول
        Indian/Antananarivo Antananarivo/Tananarive; Indian/Mauritius Port Louis/Port-Louis; Pacific/Auckland Auckland, Wellington
        """;
}
